import { beforeAll, beforeEach, expect, it } from 'vitest'
import type { Run } from '../../../contract/retention.ts'
import type { Attachment, Ticket } from '../../../simulator/records.ts'
import { writeTicket } from '../../../simulator/seed/write.ts'
import { attachmentsOf, commentsOf } from '../../../simulator/state.ts'
import type { Database } from '../../../server/store/database.ts'
import { eachDatabase } from '../../support/database.ts'
import { anOffice, type Office } from './account.ts'

const policy = `version: 1
policies:
  - name: files
    basis: a test
    match: { tags: scans }
    keep: { for: P90D, since: created }
    then: [redact: { attachments: true }]`

const file = (file_name: string, inline = false) => ({
  file_name,
  content_type: 'image/png',
  content: new TextEncoder().encode(`made up: ${file_name}`),
  inline,
})

eachDatabase('a run that redacts files', (open) => {
  let office: Office
  let database: Database
  beforeAll(async () => {
    database = await open()
  }, 60_000)
  beforeEach(async () => {
    office = await anOffice(database)
  })

  const bearing = (status: 'solved' | 'closed'): Ticket => {
    const requester = office.userNamed('Bruno Delattre')
    return writeTicket(office.simulator.world, {
      subject: status,
      daysAgo: 100,
      requester,
      status,
      tags: ['scans'],
      comments: [
        { by: requester, html_body: '<p>Voici <img src="cid:photo.png"></p>', attachments: [file('photo.png', true)] },
        { by: requester, body: 'Et le reste', attachments: [file('passport.png'), file('permis.png')] },
      ],
    })
  }

  const filesOf = ({ id }: Ticket): Attachment[] =>
    commentsOf(office.simulator.state, id).flatMap((comment) => attachmentsOf(office.simulator.state, comment.id))

  const ranToItsEnd = async (): Promise<Run> => {
    await office.learn()
    const plan = await office.preview(policy)
    await office.approve(plan)
    const { run } = (await office.start(plan)).body
    await office.work()
    return office.run(run.id)
  }

  it('leaves an empty file in the place of each, on closed tickets too, and keeps the tickets', async () => {
    const tickets = [bearing('solved'), bearing('closed')]
    const ended = await ranToItsEnd()
    expect(ended).toMatchObject({ state: 'done', counts: { redacted: 2, deleted: 0, failed: 0 } })
    const files = tickets.flatMap(filesOf)
    expect(files.map(({ file_name, content }) => [file_name, content.length])).toEqual(
      files.map(() => ['redacted.txt', 0]),
    )
    expect(files).toHaveLength(6)
    expect(tickets.map(({ deleted_at }) => deleted_at)).toEqual([null, null])
  })

  it('has nothing more to do with them until they change', async () => {
    const [changed] = [bearing('solved'), bearing('solved')]
    expect(await ranToItsEnd()).toMatchObject({ counts: { redacted: 2 } })
    office.later(60)
    changed.updated_at = office.simulator.clock.iso()
    office.later(60)
    const again = await office.preview(policy)
    expect(again.summary).toMatchObject({ totals: { due: 1 }, by_policy: [{ policy: 'files', due: 1, kept: 1 }] })
    const due = again.summary?.sample.filter(({ outcome }) => outcome === 'due')
    expect(due?.map(({ ticket_id }) => ticket_id)).toEqual([changed.id])
    const other = await office.preview(policy.replace('P90D', 'P80D'))
    expect(other.summary?.totals.due).toBe(2)
  })

  it('tells of the ticket of which a file is still there when it is read back', async () => {
    const [stubborn, other] = [bearing('solved'), bearing('solved')]
    const [stays] = filesOf(stubborn).slice(-1)
    if (stays === undefined) throw new Error('a file is needed')
    Object.defineProperty(stays, 'file_name', { get: () => 'permis.png', set: () => undefined })
    const ended = await ranToItsEnd()
    expect(ended).toMatchObject({
      // One of its files is gone.
      counts: { redacted: 2, failed: 1 },
      reasons: [{ reason: 'redaction-failed', tickets: 1 }],
    })
    expect(filesOf(other).every(({ redacted }) => redacted)).toBe(true)
  })
})
