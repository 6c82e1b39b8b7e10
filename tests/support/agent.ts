import { randomUUID } from 'node:crypto'
import type { HistoryEntry } from '../../contract/history.ts'
import type { RedactionRequest, RedactionResult } from '../../contract/redactions.ts'
import type { Session } from '../../contract/session.ts'
import { itemsOf, json, openSidebar, post } from '../../server/cli/demo/agent.ts'
import { commentsOf } from '../../simulator/state.ts'
import type { Stage } from './stage.ts'

export interface Prepared {
  readonly session: Session
  readonly request: RedactionRequest
  readonly values: readonly string[]
}

/** What an agent's page has in hand before the button is pressed. */
export const prepare = async (stage: Stage, agent: string, subject: string): Promise<Prepared> => {
  const session = await openSidebar(stage.addresses, 7001, stage.userNamed(agent))
  const ticketId = stage.ticketCalled(subject)
  const { items, values } = await itemsOf(commentsOf(stage.simulator.state, ticketId), session)
  return { session, values, request: { request_id: randomUUID(), ticket_id: ticketId, items } }
}

const bearer = ({ token }: Session) => ({ authorization: `Bearer ${token}` })

export const send = (stage: Stage, { session, request }: Prepared): Promise<Response> =>
  fetch(`${stage.server}/api/redactions`, post(request, bearer(session)))

export const redact = async (stage: Stage, prepared: Prepared): Promise<RedactionResult[]> =>
  (await json<{ results: RedactionResult[] }>(await send(stage, prepared), 'the redaction')).results

export const historyOf = async (
  stage: Stage,
  { session, request }: Prepared,
): Promise<{ readonly entries: readonly HistoryEntry[]; readonly chain: string }> =>
  json(
    await fetch(`${stage.server}/api/tickets/${request.ticket_id}/history`, { headers: bearer(session) }),
    'the history',
  )
