import { randomUUID } from 'node:crypto'
import type { RedactionItem, RedactionRequest, RedactionResult } from '../../../contract/redactions.ts'
import type { Session } from '../../../contract/session.ts'
import { fromHex, hmacHex } from '../../../core/envelope/index.ts'
import { projectHtml } from '../../../core/markup/index.ts'
import { detect, normalise } from '../../../core/pii/index.ts'
import { commentsOf } from '../../../simulator/state.ts'
import type { House } from './house.ts'

export interface Dismissal {
  readonly type: RedactionItem['findings'][number]['type']
  readonly fingerprint: string
}

/** What an agent's page has in hand of a ticket: what it would redact, and the same values as it would dismiss them. */
export const readTicket = async (house: Pick<House, 'simulator'>, session: Session, ticketId: number) => {
  const items: RedactionItem[] = []
  const dismissals: Dismissal[] = []
  for (const { id, html_body } of commentsOf(house.simulator.state, ticketId)) {
    const { text } = projectHtml(html_body)
    const findings = detect(text)
    if (findings.length === 0) continue
    items.push({
      source: { comment_id: id },
      digest: await hmacHex(fromHex(session.digest_key), html_body),
      findings: findings.map(({ type, start, end }) => ({ type, start, end })),
    })
    for (const { type, start, end } of findings) {
      const named = `${type}|${normalise(type, text.slice(start, end))}`
      dismissals.push({ type, fingerprint: await hmacHex(fromHex(session.fingerprint_key), named) })
    }
  }
  return { items, dismissals }
}

/** The messages of a ticket's chats, as its audits hold them. */
export const readChats = async (house: House, session: Session, ticketId: number): Promise<RedactionItem[]> => {
  const audits = [...house.simulator.state.audits.values()].filter(({ ticket_id }) => ticket_id === ticketId)
  const items: RedactionItem[] = []
  for (const { value } of audits.flatMap(({ events }) => events).filter(({ type }) => type === 'ChatStartedEvent')) {
    const { chat_id, history } = value as {
      chat_id: string
      history: { message?: string; message_id: string; chat_index: number }[]
    }
    for (const { message = '', message_id, chat_index } of history) {
      const findings = detect(message).map(({ type, start, end }) => ({ type, start, end }))
      const digest = await hmacHex(fromHex(session.digest_key), message)
      if (findings.length > 0) items.push({ source: { chat_id, message_id, chat_index }, digest, findings })
    }
  }
  return items
}

export const redact = async (house: House, session: Session, ticketId: number, items: RedactionItem[]) => {
  const request: RedactionRequest = { request_id: randomUUID(), ticket_id: ticketId, items }
  const answer = await house.call('POST', '/api/redactions', session, request)
  return { answer, results: answer.statusCode === 200 ? answer.json<{ results: RedactionResult[] }>().results : [] }
}
