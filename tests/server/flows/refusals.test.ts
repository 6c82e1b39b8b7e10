import { beforeAll, expect, it } from 'vitest'
import type { ProblemCode } from '../../../contract/problems.ts'
import { redact } from '../../../server/flows/redaction/redact.ts'
import type { Comment } from '../../../server/flows/ticket.ts'
import type { Database } from '../../../server/store/database.ts'
import type { ZendeskErrorCode } from '../../../server/zendesk/error.ts'
import { eachDatabase } from '../../support/database.ts'
import { aComment, aDesk, failure, touch, type Desk } from './desk.ts'
import { anOffice, asker, itemFor, requestFor } from './office.ts'
import { wired, type Cut } from './wires.ts'

const card = '4111 1111 1111 1111'
const letter = `<p>Bonjour, ma carte est ${card} et mon e-mail jeanne.moreau@example.com.</p>`

const commentAt = (desk: Desk, id: number): Comment => {
  const found = desk.tickets.get(7)?.comments.find((comment) => comment.id === id)
  if (found === undefined) throw new Error('no such comment')
  return found
}
const tagsOf = (desk: Desk) => desk.tickets.get(7)?.ticket.tags

eachDatabase('redacting while Zendesk does not do what it is asked', (open) => {
  let database: Database
  beforeAll(async () => {
    database = await open()
  })

  const office = (comments = [aComment(70, letter)]) => anOffice(database, aDesk(comments))

  const ask = async (cut: Cut, comments?: Comment[]) => {
    const made = await office(comments)
    const request = requestFor([await itemFor({ comment_id: 70 }, letter)])
    const outcome = await redact(wired(made.ports, cut).ports, asker, request)
    return { ...made, outcome, request }
  }
  const failing = (port: string, when: Cut['when'], error: Error, call = 0): Cut => ({
    port,
    when,
    call,
    error: () => error,
  })

  const refusals: [ZendeskErrorCode, ProblemCode][] = [
    ['unauthorised', 'zendesk-signed-out'],
    ['forbidden', 'zendesk-refused'],
    ['not-found', 'ticket-gone'],
    ['invalid', 'zendesk-refused'],
    ['closed', 'zendesk-refused'],
    ['busy', 'zendesk-busy'],
    ['down', 'zendesk-down'],
  ]
  it.each(refusals)('is told as failed when it was certainly not done: %s', async (code, problem) => {
    const { outcome, actions, entries } = await ask(failing('redactComment', 'before', failure(code)))
    expect(outcome).toMatchObject({ results: [{ state: 'failed', problem, ledger: { seq: 2 } }] })
    expect(await actions()).toEqual(['redaction.intended', 'redaction.failed'])
    expect((await entries())[1]).toMatchObject({ problem })
  })

  it('says when to try again', async () => {
    const { outcome } = await ask(failing('redactComment', 'before', failure('busy', 'no', 17)))
    expect(outcome).toMatchObject({ results: [{ retry_after: 17 }] })
  })

  const doubts: ZendeskErrorCode[] = ['slow', 'down', 'busy', 'unexpected']
  it.each(doubts)('stays open when nobody knows: %s', async (code) => {
    const { outcome, actions } = await ask(failing('redactComment', 'before', failure(code, 'unknown')))
    expect(outcome).toMatchObject({ results: [{ state: 'open', problem: 'unsettled', ledger: { seq: 1 } }] })
    expect(await actions()).toEqual(['redaction.intended'])
  })

  it.each(doubts)('is done when the values are gone all the same: %s', async (code) => {
    const { outcome, actions } = await ask(failing('redactComment', 'after', failure(code, 'unknown')))
    expect(outcome).toMatchObject({ results: [{ state: 'done' }] })
    expect(await actions()).toEqual(['redaction.intended', 'redaction.done'])
  })

  it('is never a silent success: said yes, and the value is still there', async () => {
    const { ports, actions } = await office()
    const lying = { ...ports, redactComment: () => Promise.resolve() }
    const outcome = await redact(lying, asker, requestFor([await itemFor({ comment_id: 70 }, letter)]))
    expect(outcome).toMatchObject({ results: [{ state: 'failed', problem: 'still-there' }] })
    expect(await actions()).toEqual(['redaction.intended', 'redaction.failed'])
  })

  it.each(['plainBody', 'body'] as const)('is not fooled by a value that is left in %s', async (form) => {
    const { desk, ports } = await office()
    const half = {
      ...ports,
      redactComment: async (change: Parameters<typeof ports.redactComment>[0]) => {
        await ports.redactComment(change)
        const comment = commentAt(desk, 70)
        desk.tickets.get(7)?.comments.splice(0, 1, { ...comment, [form]: `carte ${card}` })
      },
    }
    const outcome = await redact(half, asker, requestFor([await itemFor({ comment_id: 70 }, letter)]))
    expect(outcome).toMatchObject({ results: [{ state: 'failed', problem: 'still-there' }] })
  })

  it('stays open when the result can’t be read back', async () => {
    const { outcome, actions } = await ask(failing('comments', 'before', failure('down', 'unknown'), 1))
    expect(outcome).toMatchObject({ results: [{ state: 'open', problem: 'unsettled' }] })
    expect(await actions()).toEqual(['redaction.intended'])
  })

  it.each<[string, ZendeskErrorCode, ProblemCode]>([
    ['ticket', 'busy', 'zendesk-busy'],
    ['user', 'unauthorised', 'zendesk-signed-out'],
    ['ticket', 'slow', 'zendesk-slow'],
  ])('ends the request before it begins: %s (%s)', async (port, code, problem) => {
    const { outcome, actions } = await ask(failing(port, 'before', failure(code, 'no', 5)))
    expect(outcome).toEqual({ ok: false, problem, retry_after: 5 })
    expect(await actions()).toEqual([])
  })

  it('fails each item by name when the comments can’t be read', async () => {
    const { outcome, actions } = await ask(failing('comments', 'before', failure('down', 'unknown')))
    expect(outcome).toMatchObject({ results: [{ state: 'failed', problem: 'zendesk-down' }] })
    expect(await actions()).toEqual([])
  })

  it('asks no more of a Zendesk that is busy', async () => {
    const comments = [70, 71, 72].map((id) => aComment(id, letter))
    const { ports, desk } = await office(comments)
    const items = await Promise.all([70, 71, 72].map((id) => itemFor({ comment_id: id }, letter)))
    const cut = failing('redactComment', 'before', failure('busy', 'no', 30), 1)
    const seen = wired(ports, cut)
    const outcome = await redact(seen.ports, asker, requestFor(items))
    expect(outcome).toMatchObject({
      results: [
        { state: 'done' },
        { state: 'failed', problem: 'zendesk-busy', retry_after: 30 },
        { state: 'failed', problem: 'zendesk-busy', retry_after: 30 },
      ],
    })
    expect(seen.calls.filter((name) => name === 'redactComment')).toHaveLength(2)
    expect(commentAt(desk, 72).htmlBody).toBe(letter)
  })

  it('reports what is done even when the tags can’t be set now, and leaves them to be set later', async () => {
    const { ports, unsettled, desk } = await office()
    touch(desk, 7, { tags: ['custos_pii_us_ssn'] })
    const cut = failing('setTags', 'before', failure('down', 'unknown'))
    const request = requestFor([await itemFor({ comment_id: 70 }, letter)])
    expect(await redact(wired(ports, cut).ports, asker, request)).toMatchObject({ results: [{ state: 'done' }] })
    expect(tagsOf(desk)).toEqual(['custos_pii_us_ssn', 'redacted_content'])
    expect(await unsettled()).toBe(1)
  })
})
