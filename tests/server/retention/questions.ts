import type { Plan, Run } from '../../../contract/retention.ts'
import { writeTicket, type TicketSeed } from '../../../simulator/seed/write.ts'
import type { Office } from './account.ts'

export const day = 86_400

export const policy = ({
  limits = '',
  since = 'created',
  policies = '',
  holds = '',
  permanently = false,
} = {}): string => `version: 1
policies:
  - name: questions
    basis: a test
    match: { tags: asked }
    keep: { for: P90D, since: ${since} }
    then: [delete: { grace: P1D, permanently: ${String(permanently)} }]
    ${limits}
${policies}holds:
  - { name: case, match: { tags: legal_hold }, custodian: legal@example.com, until: indefinite }
${holds}`

/** Tickets that this policy deletes, and what its run does with them. */
export const questionsOf = (at: () => Office) => {
  const written = (count: number, seed: Partial<TicketSeed> = {}) => {
    const requester = at().userNamed('Bruno Delattre')
    return Array.from({ length: count }, (_, index) =>
      writeTicket(at().simulator.world, {
        subject: `Question ${index}`,
        daysAgo: 100,
        requester,
        status: 'solved',
        tags: ['asked'],
        comments: [{ by: requester, body: 'Bonjour' }],
        ...seed,
      }),
    )
  }

  const begun = async (text = policy()): Promise<{ plan: Plan; run: Run }> => {
    const plan = await at().preview(text)
    await at().approve(plan)
    return { plan, run: (await at().start(plan)).body.run }
  }

  /** Marked, and the grace is over; the deletion itself is still to come. */
  const atItsTime = async (text?: string) => {
    const { run } = await begun(text)
    await at().work()
    at().later(day + 60)
    return run
  }

  const fates = async (run: Run) => {
    const { body } = await at().call<{ tickets: { ticket_id: number; state: string; reason: string | null }[] }>(
      'GET',
      `/runs/${run.id}/tickets`,
      'claire',
    )
    return body.tickets.map(({ ticket_id, state, reason }) => [ticket_id, reason ?? state])
  }

  const restore = async (run: Run, ids: readonly (number | undefined)[]) =>
    (
      await at().call<{ results: { restored: boolean; problem?: string }[] }>(
        'POST',
        `/runs/${run.id}/restore`,
        'claire',
        { ticket_ids: ids },
      )
    ).body.results

  return { written, begun, atItsTime, fates, restore }
}
