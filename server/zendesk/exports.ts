import * as z from 'zod/mini'
import { auditSchema, eventOf, eventSchema, type TicketEvent } from './export-events.ts'
import { listAll } from './paging.ts'
import { maybe, read } from './read.ts'
import type { Transport } from './transport.ts'
import { viaSchema } from './via.ts'

export interface EventPage {
  readonly events: readonly TicketEvent[]
  /** Tickets of which a record was there that could not be understood. */
  readonly unreadable: readonly number[]
  /** Seconds since 1970: where the next page starts. What shares this second comes again there. */
  readonly endTime: number | null
  readonly isEnd: boolean
}

/** A ticket as it is now, in Zendesk's own words, without anything written in it. */
export type TicketRecord = z.output<typeof ticketRecord>

export interface StatePage {
  readonly tickets: readonly TicketRecord[]
  readonly unreadable: readonly number[]
  readonly cursor: string | null
  readonly isEnd: boolean
}

const id = maybe(z.number())
const field = z.object({ id: z.number(), value: maybe(z.unknown()) })

export const ticketRecord = z.object({
  id: z.number(),
  status: z.string(),
  tags: z.array(z.string()),
  created_at: maybe(z.string()),
  updated_at: maybe(z.string()),
  generated_timestamp: id,
  type: maybe(z.string()),
  priority: maybe(z.string()),
  brand_id: id,
  group_id: id,
  organization_id: id,
  ticket_form_id: id,
  requester_id: id,
  via: maybe(viaSchema),
  custom_fields: maybe(z.array(field)),
})

const eventPage = z.object({
  ticket_events: z.array(z.unknown()),
  end_time: maybe(z.number()),
  end_of_stream: maybe(z.boolean()),
})

const statePage = z.object({
  tickets: z.array(z.unknown()),
  after_cursor: maybe(z.string()),
  end_of_stream: maybe(z.boolean()),
})

/** A page that is not full is the last one, where the answer itself does not say. */
const fullPage = 1000

const named = z.object({ ticket_id: z.number() })
const numbered = z.object({ id: z.number() })

/** One record of a thousand that nobody understands must not end the reading of the other nine hundred. */
const readEach = <Schema extends z.ZodMiniType>(
  items: readonly unknown[],
  schema: Schema,
  ticketOf: (item: unknown) => number | undefined,
) => {
  const good: z.output<Schema>[] = []
  const unreadable: number[] = []
  for (const item of items) {
    const parsed = schema.safeParse(item)
    if (parsed.success) good.push(parsed.data)
    else {
      const ticket = ticketOf(item)
      if (ticket !== undefined) unreadable.push(ticket)
    }
  }
  return { good, unreadable }
}

const eventsCall = 'GET /incremental/ticket_events'
const statesCall = 'GET /incremental/tickets/cursor'

export const exports = (transport: Transport) => ({
  /** Up to a thousand updates from `startTime` on (seconds since 1970), with the texts of their comments. */
  ticketEvents: async (startTime: number): Promise<EventPage> => {
    const query = new URLSearchParams({ start_time: String(startTime), include: 'comment_events' })
    const { body } = await transport({ method: 'GET', path: `/api/v2/incremental/ticket_events?${query.toString()}` })
    const page = read(eventPage, body, eventsCall)
    const { good, unreadable } = readEach(page.ticket_events, eventSchema, (item) => {
      const parsed = named.safeParse(item)
      return parsed.success ? parsed.data.ticket_id : undefined
    })
    return {
      events: good.map(eventOf),
      unreadable,
      endTime: page.end_time ?? null,
      isEnd: page.end_of_stream ?? page.ticket_events.length < fullPage,
    }
  },

  /** Up to a thousand tickets that have changed since the cursor, or all from the first on; deleted ones too. */
  ticketStates: async (from: { readonly cursor: string } | { readonly startTime: number }): Promise<StatePage> => {
    const query = new URLSearchParams(
      'cursor' in from ? { cursor: from.cursor } : { start_time: String(from.startTime) },
    )
    const { body } = await transport({ method: 'GET', path: `/api/v2/incremental/tickets/cursor?${query.toString()}` })
    const page = read(statePage, body, statesCall)
    const { good, unreadable } = readEach(page.tickets, ticketRecord, (item) => {
      const parsed = numbered.safeParse(item)
      return parsed.success ? parsed.data.id : undefined
    })
    return {
      tickets: good,
      unreadable,
      cursor: page.after_cursor ?? null,
      isEnd: page.end_of_stream ?? page.tickets.length < fullPage,
    }
  },

  /** All updates of one ticket, oldest first, from its audits: those of an archived ticket come whole. */
  ticketUpdates: async (ticketId: number): Promise<readonly TicketEvent[]> => {
    const path = `/api/v2/tickets/${String(ticketId)}/audits`
    const audits = await listAll(transport, { path, key: 'audits', item: auditSchema })
    return audits.map(({ events, ...audit }) => eventOf({ ...audit, child_events: events }))
  },

  /** How many tickets there are, about: Zendesk counts again once a day where they are many. */
  ticketCount: async (): Promise<number> => {
    const { body } = await transport({ method: 'GET', path: '/api/v2/tickets/count' })
    return read(z.object({ count: z.object({ value: z.number() }) }), body, 'GET /tickets/count').count.value
  },
})
