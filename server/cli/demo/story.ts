import { randomUUID } from 'node:crypto'
import type { HistoryEntry } from '../../../contract/history.ts'
import type { RedactionRequest, RedactionResult } from '../../../contract/redactions.ts'
import { browser } from './browse.ts'
import { itemsOf, json, openSidebar, post, type Addresses, type Comment } from './agent.ts'

const expectDone = (results: readonly RedactionResult[]): void => {
  const bad = results.filter((result) => result.state !== 'done')
  if (bad.length > 0)
    throw new Error(`not redacted: ${bad.map((result) => 'problem' in result && result.problem).join(', ')}`)
}

/**
 * The main job, over the wire that the sidebar uses and with no window: an agent opens the ticket, finds, redacts, and
 * the pane, the tags and the ledger are read to see that it is so. Says each step; throws on the first that isn't right.
 */
export const story = async (
  at: Addresses,
  agent: { readonly installation: number; readonly userId: number; readonly ticketId: number },
  say: (line: string) => void,
): Promise<void> => {
  const window = browser()
  await window.go(`${at.zendesk}/access/login`, post({ user_id: agent.userId }))
  const path = `${at.zendesk}/api/v2/tickets/${agent.ticketId}`
  const comments = async () =>
    (await json<{ comments: Comment[] }>(await window.go(`${path}/comments.json`), 'the comments')).comments

  const session = await openSidebar(at, agent.installation, agent.userId)
  say(`The sidebar opened for user ${session.user_id}, who ${session.may_redact ? 'may' : 'may not'} redact.`)

  const { items, values } = await itemsOf(await comments(), session)
  const found = items.reduce((sum, { findings }) => sum + findings.length, 0)
  if (found === 0) throw new Error('nothing was found in the seeded ticket')
  say(
    `Found ${found} in ${items.length} comments: ${[...new Set(items.flatMap(({ findings }) => findings.map(({ type }) => type)))].join(', ')}.`,
  )

  const authorization = { authorization: `Bearer ${session.token}` }
  const request: RedactionRequest = { request_id: randomUUID(), ticket_id: agent.ticketId, items }
  const answered = await fetch(`${at.server}/api/redactions`, post(request, authorization))
  const { results } = await json<{ results: RedactionResult[] }>(answered, 'the redaction')
  expectDone(results)
  say(`Redacted; ledger entries ${results.map((result) => `#${result.ledger?.seq ?? 0}`).join(', ')}.`)

  const after = JSON.stringify(await comments())
  const left = values.filter((value) => after.includes(value)).length
  if (left > 0 || !after.includes('▇')) throw new Error(`${left} values are still in the conversation`)
  const { ticket } = await json<{ ticket: { tags: string[] } }>(await window.go(`${path}.json`), 'the ticket')
  say(`The conversation shows ▇; the tags are ${ticket.tags.join(', ')}.`)

  const history = await fetch(`${at.server}/api/tickets/${agent.ticketId}/history`, { headers: authorization })
  const { entries, chain } = await json<{ entries: HistoryEntry[]; chain: string }>(history, 'the history')
  const done = entries.filter(({ action }) => action === 'redaction.done')
  if (chain !== 'intact' || done.length !== results.length) throw new Error('the ledger does not agree')
  say(`The ledger holds ${entries.length} entries of this ticket and its chain is intact.`)
}
