import { entry, type Appended, type EntryFields } from '../../../core/ledger/index.ts'

export const anEntry = (fields: Partial<EntryFields> = {}): EntryFields => ({
  at: '2026-11-24T02:00:00.000Z',
  actor: { user_id: 21 },
  action: 'redaction.done',
  ticket_id: 35,
  source: { comment_id: 900 },
  types: ['CREDIT_CARD', 'FR_NIR'],
  count: 3,
  intent_id: '0190b0c4-5d2e-7c1a-9f00-000000000001',
  ...fields,
})

/** A chain of that many entries, each of another ticket. */
export const aChain = async (length: number): Promise<Appended[]> => {
  const chain: Appended[] = []
  for (let ticket = 1; ticket <= length; ticket++)
    chain.push(await entry(chain.at(-1) ?? null, anEntry({ ticket_id: ticket })))
  return chain
}

/** The entry that an export leaves, and ends with. */
export const anExportAfter = (chain: readonly Appended[]): Promise<Appended> =>
  entry(chain.at(-1) ?? null, {
    at: '2026-11-24T03:00:00.000Z',
    actor: { user_id: 22 },
    action: 'ledger.exported',
    types: [],
    count: 0,
  })
