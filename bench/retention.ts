import { factsOf, planLine, planTicket } from '../core/retention/index.ts'
import { policiesAt } from '../server/cli/policy-files.ts'
import { history } from './retention-history.ts'

const tickets = 400_000
const now = Date.parse('2026-11-24T02:00:00Z')
const statuses = ['new', 'open', 'pending', 'hold', 'solved', 'closed', 'closed', 'closed']
const tags = ['account_change', 'billing', 'faq', 'legal_hold', 'medical', 'order', 'routine', 'vip']

/** The same account each time: a step through whole numbers that repeats only after all of them. */
const scattered = (at: number, of: number): number =>
  Math.floor((((at * 2_654_435_761) % 4_294_967_296) / 4_294_967_296) * of)

const instant = (at: number, salt: number): string =>
  new Date(Date.UTC(2019, 0) + scattered(at * 7 + salt, 7 * 365 * 86_400) * 1000).toISOString().replace('.000', '')

/** One line of an export, as Zendesk writes it with custos' additions. */
const lineOf = (at: number): string =>
  JSON.stringify({
    id: at + 1,
    status: statuses[scattered(at, statuses.length)],
    tags: [tags[scattered(at + 1, tags.length)], tags[scattered(at + 2, tags.length)]],
    via: { channel: 'email' },
    brand_id: 1 + scattered(at + 3, 4),
    group_id: 1 + scattered(at + 4, 20),
    ticket_form_id: 1 + scattered(at + 5, 5),
    requester_id: 1 + scattered(at + 6, 100_000),
    custom_fields: Array.from({ length: 12 }, (_, field) => ({ id: 360_000_000 + field, value: null })),
    created_at: instant(at, 1),
    updated_at: instant(at, 2),
    solved_at: instant(at, 3),
    closed_at: instant(at, 4),
    pii: [],
  })

const perSecond = (milliseconds: number): string => Math.round((tickets / milliseconds) * 1000).toLocaleString('en')

/** How fast the planner is, by itself and from line to line; then the reading of a whole account's history. */
export const retention = async (): Promise<string[]> => {
  const compiled = await policiesAt('docs/policies')
  if (typeof compiled === 'string' || !compiled.ok) throw new Error('the templates of docs/policies are refused')
  const { set } = compiled
  const sample = Array.from({ length: 20_000 }, (_, at) => factsOf(JSON.parse(lineOf(at)))).flatMap((read) =>
    read.ok ? [read.ticket] : [],
  )
  const outcomes: Record<string, number> = {}
  const alone = performance.now()
  for (let at = 0; at < tickets; at += 1) {
    const ticket = sample[at % sample.length]
    if (ticket !== undefined) planTicket(set, ticket, now)
  }
  const planned = performance.now() - alone

  let [spent, bytes] = [0, 0]
  for (let at = 0; at < tickets; at += 1) {
    const line = lineOf(at)
    const before = performance.now()
    const read = factsOf(JSON.parse(line))
    if (!read.ok) throw new Error(read.wrong.join())
    const answer = planLine(planTicket(set, read.ticket, now))
    bytes += JSON.stringify(answer).length
    spent += performance.now() - before
    outcomes[answer.outcome] = (outcomes[answer.outcome] ?? 0) + 1
  }
  return [
    `${set.policies.length} policies and ${set.holds.length} holds, ${tickets.toLocaleString('en')} tickets`,
    `planned:                     ${perSecond(planned)} tickets a second   aim: over 200,000`,
    `read, planned and written:   ${perSecond(spent)} tickets a second, ${Math.round(bytes / tickets)} bytes a line`,
    `outcomes:                    ${JSON.stringify(outcomes)}`,
    ...(await history()),
  ]
}
