import * as z from 'zod/mini'
import { maybe } from './read.ts'

/** How a comment came to be. `ticketIds`: the other tickets of a merge or a follow-up, in either direction. */
export interface Via {
  readonly channel: string | null
  readonly rel: string | null
  readonly ticketIds: readonly number[]
}

const place = z.object({ ticket_id: maybe(z.number()), ticket_ids: maybe(z.array(z.number())) })

export const viaSchema = z.object({
  channel: maybe(z.union([z.string(), z.number()])),
  source: maybe(z.object({ from: maybe(place), to: maybe(place), rel: maybe(z.string()) })),
})

export const viaOf = (via: z.output<typeof viaSchema> | null | undefined): Via => {
  const places = [via?.source?.from, via?.source?.to]
  return {
    channel: via?.channel === undefined || via.channel === null ? null : String(via.channel),
    rel: via?.source?.rel ?? null,
    ticketIds: [...new Set(places.flatMap((one) => [one?.ticket_id ?? [], one?.ticket_ids ?? []].flat()))],
  }
}
