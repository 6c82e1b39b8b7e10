import { plantAccess, plantAudit } from '../../simulator/logs/access.ts'
import type { Simulator } from '../../simulator/simulator.ts'

const minute = 60_000
const day = 24 * 60 * minute

/**
 * Weeks of plain work, the same at each call: views, changes, searches, and a protection switched off on the last day by
 * `culprit`, or by the first agent where none is named.
 */
export const plantYear = (simulator: Simulator, days = 30, culprit?: number): void => {
  const { world, clock } = simulator
  // Whole days, so that a process started a moment later plants the very same rows.
  const start = Math.floor(clock.now() / day) * day - days * day
  const agents = [...simulator.state.users.values()].filter(({ role }) => role !== 'end-user').map(({ id }) => id)
  const tickets = [...simulator.state.tickets.keys()]
  let number = 0
  for (let on = 0; on < days; on++) {
    for (const [index, user_id] of agents.entries()) {
      for (let step = 0; step < 24; step++) {
        const at = start + on * day + (8 * 60 + step * 20 + index) * minute
        const ticket = tickets[(number * 7 + index) % tickets.length] ?? 1
        const url = `/api/v2/tickets/${String(ticket)}.json`
        const id = `Y${String(number++).padStart(6, '0')}`
        const method = step % 3 === 1 ? 'PUT' : 'GET'
        plantAccess(world, { id, user_id, url, method, timestamp: new Date(at).toISOString() }, { webhook: false })
      }
    }
  }
  plantAudit(world, {
    id: 1,
    actor_id: culprit ?? agents[0],
    created_at: new Date(start + (days - 1) * day + 600 * minute).toISOString(),
    source_label: 'Require Two Factor',
    change_description: 'Disabled',
  })
}

/** How many rows of the access log that makes. */
export const plantedRows = (simulator: Simulator): number => simulator.state.accessLog.length
