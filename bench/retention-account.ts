/** A Zendesk of any size behind a port: each page is made when it is asked for, and forgotten. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Seconds from one ticket to the next. */
const step = 60
/** Updates of a ticket, in tickets begun since it: its first comment, three more, the solve with the last, the closing. */
const offsets = [0, 7, 31, 160, 5760] as const
const firstSecond = Date.UTC(2019, 0) / 1000
const agents = 50

/** The same account each time: a step through whole numbers that repeats only after all of them. */
const scattered = (at: number, of: number): number =>
  Math.floor((((at * 2_654_435_761) % 4_294_967_296) / 4_294_967_296) * of)

const digits = (at: number, count: number): string =>
  Array.from({ length: count }, (_, place) => String(scattered(at * 31 + place, 10))).join('')

/** Its check digit made right. */
const card = (at: number): string => {
  const body = `453${digits(at, 12)}`
  let sum = 0
  for (let place = 0; place < body.length; place += 1) {
    const digit = Number(body[body.length - 1 - place])
    const doubled = place % 2 === 0 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return `${body}${String((10 - (sum % 10)) % 10)}`
}

const sentences = [
  'I have been waiting for an answer since last week, could somebody have a look at it please?',
  'Thank you for your message. We have passed it on and will come back to you within two days.',
  'The parcel with number 1Z999AA10123456784 has not moved since Monday, order 4471-2026.',
  'Nothing has changed on my side, the page still shows the same error after I sign in.',
  'We have restarted the service; please try once more and tell us what you see.',
] as const

/** One text in eight holds something: about what accounts of shops and banks show. */
const textOf = (at: number): string => {
  const plain = `${sentences[scattered(at, sentences.length)] ?? ''} ${sentences[scattered(at + 1, sentences.length)] ?? ''}`
  switch (scattered(at + 2, 24)) {
    case 0:
      return `${plain} My card is ${card(at)}, please charge it again.`
    case 1:
      return `${plain} You can reach me at customer${String(at)}@example.com.`
    case 2:
      return `${plain} Call me on +33 6 ${digits(at, 8)}.`
    default:
      return plain
  }
}

const iso = (second: number): string => new Date(second * 1000).toISOString().replace('.000', '')
const requesterOf = (ticket: number): number => 1_000_000 + scattered(ticket, 100_000)

const commentOf = (ticket: number, place: number, at: number) => {
  const text = textOf(ticket * 5 + place)
  return {
    id: ticket * 16 + place,
    type: 'Comment',
    event_type: 'Comment',
    via: { channel: 'web', source: { from: {}, to: {}, rel: null } },
    author_id: place % 2 === 0 ? requesterOf(ticket) : 1 + scattered(ticket, agents),
    body: text,
    html_body: `<div class="zd-comment" dir="auto"><p dir="auto">${text}</p></div>`,
    plain_body: text,
    public: true,
    attachments: [],
    audit_id: ticket * 16 + place,
    created_at: iso(at),
  }
}

const eventOf = (ticket: number, place: number, at: number) => {
  const change = (event_type: string, status: string, previous_value: string | null) => ({
    id: ticket * 16 + 8 + place,
    event_type,
    status,
    previous_value,
  })
  const children = [
    [commentOf(ticket, 0, at), change('Create', 'new', null)],
    [commentOf(ticket, 1, at), change('Change', 'open', 'new')],
    [commentOf(ticket, 2, at)],
    [commentOf(ticket, 3, at), change('Change', 'solved', 'open')],
    [change('Change', 'closed', 'solved')],
  ][place]
  return {
    id: ticket * 16 + place,
    ticket_id: ticket + 1,
    timestamp: at,
    created_at: iso(at),
    updater_id: 1,
    via: 'Web form',
    system: {},
    metadata: {},
    event_type: 'Audit',
    child_events: children,
  }
}

const ticketOf = (ticket: number) => ({
  id: ticket + 1,
  status: 'closed',
  subject: 'Made-up subject',
  description: textOf(ticket * 5),
  tags: [['faq', 'order', 'billing', 'vip'][scattered(ticket, 4)]],
  via: { channel: 'email', source: { from: {}, to: {}, rel: null } },
  brand_id: 1 + scattered(ticket + 3, 4),
  group_id: 1 + scattered(ticket + 4, 20),
  ticket_form_id: 1 + scattered(ticket + 5, 5),
  requester_id: requesterOf(ticket),
  custom_fields: Array.from({ length: 12 }, (_, field) => ({ id: 360_000_000 + field, value: null })),
  created_at: iso(firstSecond + ticket * step),
  updated_at: iso(firstSecond + (ticket + offsets[4]) * step + 40),
})

const perPage = 1000

/** Everything from this second on, a page of it: the second that it ends in is given again. */
const eventsFrom = (tickets: number, start: number) => {
  const events: ReturnType<typeof eventOf>[] = []
  const last = tickets + offsets[4]
  for (let slot = Math.max(0, Math.floor((start - firstSecond) / step)); slot < last; slot += 1) {
    for (const [place, offset] of offsets.entries()) {
      const [ticket, at] = [slot - offset, firstSecond + slot * step + place * 10]
      if (ticket < 0 || ticket >= tickets || at < start) continue
      if (events.length === perPage) return { events, isEnd: false }
      events.push(eventOf(ticket, place, at))
    }
  }
  return { events, isEnd: true }
}

interface Traffic {
  /** By the first two words of the path. */
  readonly requests: Map<string, number>
  refused: number
}

/** What the account's clock says, in milliseconds: whoever asks tells it, so that time can pass without anybody waiting. */
export const clockHeader = 'x-virtual-now'

/** Answers as Zendesk does at Enterprise limits, by the clock of whoever asks. */
export const virtualAccount = async (tickets: number) => {
  const traffic: Traffic = { requests: new Map(), refused: 0 }
  const windows = { account: { until: 0, used: 0, total: 700 }, exports: { until: 0, used: 0, total: 10 } }

  const take = (name: keyof typeof windows, now: number): Record<string, string> | undefined => {
    const window = windows[name]
    if (window.until <= now) Object.assign(window, { until: now + 60_000, used: 0 })
    if (window.used >= window.total) return undefined
    window.used += 1
    const [left, resets] = [String(window.total - window.used), String(Math.ceil((window.until - now) / 1000))]
    return name === 'account'
      ? { 'x-rate-limit': String(window.total), 'x-rate-limit-remaining': left }
      : {
          'zendesk-ratelimit-incremental-exports': `total=${String(window.total)}; remaining=${left}; resets=${resets}`,
        }
  }

  const bodyOf = ({ pathname, searchParams }: URL): unknown => {
    if (pathname.endsWith('/ticket_events')) {
      const start = Number(searchParams.get('start_time'))
      const { events, isEnd } = eventsFrom(tickets, start)
      const end_time = events.at(-1)?.timestamp ?? start
      return { ticket_events: events, count: events.length, end_time, end_of_stream: isEnd }
    }
    if (pathname.endsWith('/tickets/cursor')) {
      const from = Number(searchParams.get('cursor') ?? 0)
      const to = Math.min(tickets, from + perPage)
      const page = Array.from({ length: to - from }, (_, at) => ticketOf(from + at))
      return { tickets: page, after_cursor: String(to), end_of_stream: to === tickets }
    }
    if (pathname.endsWith('/users')) {
      const isAgents = searchParams.get('role[]') === 'agent'
      const users = Array.from({ length: isAgents ? agents : 0 }, (_, at) => ({
        id: at + 1,
        name: `Agent ${String(at)}`,
        role: 'agent',
      }))
      return { users, meta: { has_more: false } }
    }
    throw new Error(`the virtual account has no ${pathname}`)
  }

  const answer = (url: URL, now: number): { status: number; headers: Record<string, string>; body: unknown } => {
    const name = url.pathname.split('/').slice(3, 5).join('/')
    traffic.requests.set(name, (traffic.requests.get(name) ?? 0) + 1)
    const account = take('account', now)
    const own = url.pathname.includes('/incremental/') ? take('exports', now) : {}
    if (account !== undefined && own !== undefined)
      return { status: 200, headers: { ...account, ...own }, body: bodyOf(url) }
    traffic.refused += 1
    return { status: 429, headers: { 'retry-after': '30' }, body: {} }
  }

  const server = createServer((asked, reply) => {
    const { status, headers, body } = answer(
      new URL(asked.url ?? '/', 'http://127.0.0.1'),
      Number(asked.headers[clockHeader]),
    )
    reply.writeHead(status, { ...headers, 'content-type': 'application/json' }).end(JSON.stringify(body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    port,
    asked: () => [...traffic.requests.values()].reduce((sum, one) => sum + one, 0),
    traffic,
    updates: tickets * offsets.length,
    comments: tickets * 4,
    close: () => server.close(),
  }
}
