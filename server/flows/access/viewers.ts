import { accessSources, type TicketAccesses } from '../../../contract/access.ts'
import { accessReasons } from '../../../core/access/index.ts'
import type { Instant } from '../../../core/time.ts'
import type { Refusal } from '../failure.ts'
import { mayWatch, type CasesPorts } from './cases.ts'

export interface View {
  readonly log: string
  readonly actor: number
  readonly at: Instant
  readonly times: number
  readonly reason: string | null
  readonly byProgram: boolean
}

export interface ViewersPorts extends Pick<CasesPorts, 'user' | 'streamStates'> {
  readonly viewsOfTicket: (ticketId: number, limit: number) => Promise<readonly View[]>
}

/** A ticket that more people have opened than this is nobody's secret. */
const mostListed = 200

const distinct = (views: readonly View[]): number => new Set(views.map(({ actor }) => actor)).size

/** Who opened a ticket and why, latest first. For whoever may not see that, there is no such thing. */
export const viewersOf = async (
  ports: ViewersPorts,
  userId: number,
  ticketId: number,
): Promise<{ readonly ok: true; readonly accesses: TicketAccesses } | Refusal> => {
  const may = await mayWatch(ports, userId)
  if (!may.ok) return may.problem === 'may-not-watch' ? { ok: false, problem: 'not-found' } : may
  const [views, logs] = await Promise.all([ports.viewsOfTicket(ticketId, mostListed), ports.streamStates()])
  const people = views.filter(({ byProgram }) => !byProgram)
  return {
    ok: true,
    accesses: {
      accesses: views.map(({ log, actor, at, times, reason, byProgram }) => ({
        actor_id: actor,
        at,
        times,
        reason: accessReasons.find((known) => known === reason) ?? null,
        by_program: byProgram,
        source: accessSources.find((source) => source === log) ?? 'access',
      })),
      people: distinct(people),
      unexplained: distinct(people.filter(({ reason }) => reason === 'none')),
      log: logs.find(({ log }) => log === 'access')?.state ?? 'new',
    },
  }
}
