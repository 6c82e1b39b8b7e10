import { batchSize, readsOfABatch, requestsABatch, share, updatesAMinute, type Cost } from './cost.ts'

/** What approval would have tagged, counted page by page: plain data, as a tally is. */
export interface Lacking {
  tickets: number
  /** How many lack the same tags, by these tags’ places among the policies: one call tags only alike. */
  readonly alike: Record<string, number>
  /** Past so many combinations each ticket counts as a call: too high, and never too low. */
  alone: number
  /** Pages of Zendesk’s export on which every ticket is looked at, and all requests that this takes. */
  pages: number
  reads: number
}

export const nothingLacking = (): Lacking => ({ tickets: 0, alike: {}, alone: 0, pages: 0, reads: 0 })

/** Counts one page of all tickets, and the requests that ask for the tags of whoever asked in them. */
export const countPage = (lacking: Lacking, ofRequesters: number): void => {
  lacking.pages += 1
  lacking.reads += 1 + ofRequesters
}

const combinationsAtMost = 1000

/** Counts one ticket that lacks the tags at these places. Changed in place: a plan has a million of them. */
export const countLacking = (lacking: Lacking, places: readonly number[]): void => {
  if (places.length === 0) return
  lacking.tickets += 1
  const { alike } = lacking
  const key = places.join()
  const before = alike[key]
  if (before === undefined && Object.keys(alike).length >= combinationsAtMost) lacking.alone += 1
  else alike[key] = (before ?? 0) + 1
}

/** Zendesk gives an account that many pages of its exports a minute. */
const pagesAMinute = 10

/** What tagging will ask of Zendesk at most, and how long that takes: every ticket is looked at again, then tagged by the hundred. */
export const taggingCost = (
  { alike, alone, pages, reads }: Lacking,
  { asksRequesters, requestsAMinute }: { readonly asksRequesters: boolean; readonly requestsAMinute: number },
): Cost => {
  const calls = Object.values(alike).reduce((sum, tickets) => sum + Math.ceil(tickets / batchSize), alone)
  const requests = reads + calls * (requestsABatch + (asksRequesters ? readsOfABatch : 0))
  const minutes = Math.max(
    requests / (requestsAMinute * share),
    calls / (updatesAMinute * share),
    pages / (pagesAMinute * share),
  )
  return { requests, seconds: Math.ceil(minutes * 60) }
}
