import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { historyEntry } from '../../../contract/history.ts'
import { entry, genesis, ticketActions } from '../../../core/ledger/index.ts'
import { anEntry } from './chain.ts'

describe('an entry of the ledger', () => {
  it('is canonical JSON, and its hash SHA-256 of that', async () => {
    const made = await entry(null, anEntry())
    expect(made.canonical).toBe(
      '{"action":"redaction.done","actor":{"user_id":21},"at":"2026-11-24T02:00:00.000Z","count":3,' +
        '"intent_id":"0190b0c4-5d2e-7c1a-9f00-000000000001","prev":"' +
        genesis +
        '","seq":1,"source":{"comment_id":900},"ticket_id":35,"types":["CREDIT_CARD","FR_NIR"],"v":1}',
    )
    expect(made.hash).toBe(createHash('sha256').update(made.canonical).digest('hex'))
  })

  it('follows the one before by number and hash', async () => {
    const first = await entry(null, anEntry())
    const second = await entry(first, anEntry())
    expect([first.seq, first.prev]).toEqual([1, genesis])
    expect([second.seq, second.prev]).toEqual([2, first.hash])
  })

  it('depends on every field', async () => {
    const variants = await Promise.all([
      entry(null, anEntry()),
      entry(null, anEntry({ at: '2026-11-24T02:00:00.001Z' })),
      entry(null, anEntry({ actor: { system: 'custos' } })),
      entry(null, anEntry({ action: 'redaction.failed', problem: 'still-there' })),
      entry(null, anEntry({ ticket_id: 36 })),
      entry(null, anEntry({ source: { chat_id: '2109.10502823.Sjuj2', chat_index: 0 } })),
      entry(null, anEntry({ types: ['CREDIT_CARD'] })),
      entry(null, anEntry({ count: 4 })),
    ])
    expect(new Set(variants.map(({ hash }) => hash)).size).toBe(variants.length)
  })

  it.each([
    ['a field of another name', { value: '4111 1111 1111 1111' }, 'value'],
    ['a field left undefined', { problem: undefined }, 'problem'],
    ['a kind that holds a value', { types: ['4111 1111 1111 1111'] }, 'types'],
    ['a kind twice', { types: ['FR_NIR', 'FR_NIR'] }, 'types'],
    ['a problem that is a sentence', { problem: 'card 4111 is still there' }, 'problem'],
    ['a source with more than its ids', { source: { comment_id: 1, text: '4111' } }, 'source'],
    ['a chat named by a text', { source: { chat_id: 'my card is 4111' } }, 'source'],
    ['an actor with a name', { actor: { user_id: 1, name: 'Anna' } }, 'actor'],
    ['another system', { actor: { system: 'other' } }, 'actor'],
    ['an action that is not known', { action: 'redaction.undone' }, 'action'],
    ['a time without milliseconds', { at: '2026-11-24T02:00:00Z' }, 'at'],
    ['a ticket that is no number', { ticket_id: '35' }, 'ticket_id'],
    ['half a finding', { count: 0.5 }, 'count'],
    ['an intent that is no id', { intent_id: 'jean@exemple.fr' }, 'intent_id'],
  ])('refuses %s, and names the field without its content', async (_, fields, wrong) => {
    const given = { ...anEntry(), ...fields } as ReturnType<typeof anEntry>
    await expect(entry(null, given)).rejects.toThrow(new TypeError(`not fields of a ledger entry: ${wrong}`))
  })

  it('refuses what lacks a field', async () => {
    const { count, ...lacking } = anEntry()
    expect(count).toBe(3)
    await expect(entry(null, lacking as ReturnType<typeof anEntry>)).rejects.toThrow('count')
  })

  it('knows the actions that the page can show, and no others', () => {
    expect(historyEntry.shape.action.def.entries).toEqual(
      Object.fromEntries(ticketActions.map((action) => [action, action])),
    )
  })
})
