import { hmacHex } from '../core/envelope/index.ts'
import { detect } from '../core/pii/index.ts'
import { factsOf, planTicket } from '../core/retention/index.ts'
import { policiesAt } from '../server/cli/policy-files.ts'
import { advance } from '../server/flows/retention/history/advance.ts'
import { beginning } from '../server/flows/retention/history/progress.ts'
import type { HistoryPorts } from '../server/flows/retention/history/ports.ts'
import { zendeskFor } from '../server/zendesk/client.ts'
import { rateBucket } from '../server/zendesk/rate-bucket.ts'
import { ticketOf, virtualAccount } from './retention-account.ts'
import { Killed, storeInArrays } from './retention-store.ts'

/** A million takes some minutes: `BENCH_TICKETS=1000000 npm run bench retention`. */
const tickets = Number(process.env.BENCH_TICKETS ?? 50_000)

const count = (value: number, digits = 0): string =>
  value.toLocaleString('en', { maximumFractionDigits: digits, minimumFractionDigits: digits })
const mebibytes = (bytes: number): string => `${count(bytes / 2 ** 20)} MiB`
const hours = (minutes: number): string => `${count(minutes / 60, 1)} h`

const aProcess = (account: ReturnType<typeof virtualAccount>, time: { now: number }, store: HistoryPorts['store']) => {
  const clock = () => new Date(time.now).toISOString()
  const sleep = (ms: number) => {
    time.now += ms
    return Promise.resolve()
  }
  const token = () => Promise.resolve({ accessToken: 'made-up', version: 1 })
  const zendesk = zendeskFor({
    origin: account.origin,
    tokens: { current: token, renewed: token },
    bucket: rateBucket({ clock, sleep, accountPerMinute: 700 }),
    clock,
    sleep,
    fetch: async (url) => {
      // What Zendesk takes for a page of an export.
      time.now += url.pathname.includes('/incremental/') ? 2000 : 200
      return account.fetch(url)
    },
    priority: 'export',
  })
  const key = new Uint8Array(32)
  let staff: Promise<ReadonlySet<number>> | undefined
  const ports: HistoryPorts = {
    ...zendesk,
    store,
    look: async () => {
      const ids = await (staff ??= zendesk.staff().then((people) => new Set(people.map(({ id }) => id))))
      return { detect: (text) => detect(text), isStaff: (id) => ids.has(id) }
    },
    fingerprint: (type, normalised) => hmacHex(key, `${type}|${normalised}`),
    dismissedAmong: () => Promise.resolve(new Set()),
    breathe: () => Promise.resolve(),
    clock,
  }
  return ports
}

/** The real client and flow against an account of this size; time is virtual and nobody sleeps. */
export const history = async (): Promise<string[]> => {
  const time = { now: Date.parse('2026-11-24T02:00:00Z') }
  const account = virtualAccount(tickets, () => time.now)
  const { store, state, foundOf } = storeInArrays(tickets, beginning(tickets, { open: false, closed: false }))
  const pages = Math.ceil(account.updates / 1000) + Math.ceil(tickets / 1000)
  const memory: number[] = []
  const atFirst = process.memoryUsage().rss
  let sampled = 0
  const asked = () => [...account.traffic.requests.values()].reduce((sum, one) => sum + one, 0)
  const watched: HistoryPorts['store'] = {
    ...store,
    commit: (held, learnt) => {
      const at = Math.min(3, Math.floor((state.commits / pages) * 4))
      const { rss } = process.memoryUsage()
      memory[at] = Math.max(memory[at] ?? 0, rss)
      sampled += 1
      return store.commit(held, learnt)
    },
  }
  state.killAt = Math.floor(pages / 2)
  let resumed: { readonly ms: number; readonly requests: number } | undefined
  const [began, started] = [performance.now(), time.now]
  let ports = aProcess(account, time, watched)
  while (!state.finished) {
    try {
      await advance(ports)
      time.now += 1000
    } catch (error) {
      if (!(error instanceof Killed)) throw error
      // A lease that has run out is all that a new process waits for; what it holds in memory it makes anew.
      const [before, at, since] = [asked(), state.commits, performance.now()]
      time.now += 180_000
      ports = aProcess(account, time, watched)
      await advance(ports, () => state.commits === at)
      resumed = { ms: performance.now() - since, requests: asked() - before }
    }
  }
  const seconds = (performance.now() - began) / 1000
  const minutes = (time.now - started) / 60_000
  const perThousand = (asked() / tickets) * 1000
  const bound = (account.updates / 1000 + tickets / 1000) / (tickets / 1000)
  const oneByOne = tickets + tickets / 100
  return [
    `history: ${count(tickets)} tickets, ${count(account.comments)} comments, ${count(account.updates)} updates, made as they are asked for; the store is arrays in memory`,
    `requests per 1,000 tickets:  ${count(perThousand, 2)}   lower bound: ${count(bound, 2)}`,
    `quota used:                  ${count(asked())} requests, ${count(account.traffic.refused)} refused; one comments request a ticket: ${count(oneByOne)}, ${count(oneByOne / asked())} times as many   aim: at least 20`,
    `virtual time, Enterprise:    ${hours(minutes)}; one comments request a ticket at four fifths of 700 a minute: ${hours(oneByOne / 560)}`,
    `real time:                   ${count(seconds, 1)} s, ${count(tickets / seconds)} tickets a second`,
    `memory, by quarters:         ${memory.map(mebibytes).join(', ')} (resident, at most, of ${count(sampled)} looks; ${mebibytes(atFirst)} before the first page)   aim: under 300 MiB, flat`,
    `resumed after a kill:        ${count(resumed?.ms ?? Number.NaN)} ms and ${count(resumed?.requests ?? Number.NaN)} requests, once the lease of the dead has run out; known in the end: ${count(state.known)}`,
    ...(await planned(foundOf)),
  ]
}

/** All tickets planned from what has been read, as a preview does. */
const planned = async (foundOf: ReturnType<typeof storeInArrays>['foundOf']): Promise<string[]> => {
  const compiled = await policiesAt('docs/policies')
  if (typeof compiled === 'string' || !compiled.ok) throw new Error('the templates of docs/policies are refused')
  const now = Date.parse('2026-11-24T02:00:00Z')
  const date = (at: number | undefined) => (at === undefined ? null : new Date(at).toISOString())
  const outcomes: Record<string, number> = {}
  let spent = 0
  for (let ticket = 0; ticket < tickets; ticket += 1) {
    const record = ticketOf(ticket)
    const before = performance.now()
    const { kinds, solved, closed, last_customer_comment } = foundOf(ticket + 1)
    const known = {
      solved_at: date(solved),
      closed_at: date(closed),
      last_customer_comment_at: date(last_customer_comment),
    }
    const read = factsOf({ ...record, ...known, pii: kinds })
    if (!read.ok) throw new Error(read.wrong.join())
    const { outcome } = planTicket(compiled.set, read.ticket, now)
    spent += performance.now() - before
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
  }
  return [
    `planned from it:             ${count((tickets / spent) * 1000)} tickets a second: ${JSON.stringify(outcomes)}`,
  ]
}
