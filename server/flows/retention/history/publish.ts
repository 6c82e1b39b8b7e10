import { counted } from './events.ts'
import type { Held, HistoryPorts, Learnt } from './ports.ts'

const atOnce = 1000

/** Makes known what has been found, now that it is all there is up to where the updates were read. */
export const publish = async ({ store }: HistoryPorts, { standing }: Held): Promise<Learnt> => {
  const found = await store.foundAfter(standing.publishedTo, atOnce)
  const asOf = new Date(standing.eventTime * 1000).toISOString()
  const isEnd = found.length < atOnce
  return {
    standing: {
      ...standing,
      publishedTo: found.at(-1)?.ticketId ?? standing.publishedTo,
      phase: isEnd ? 'tags' : 'publish',
      counters: counted(standing.counters, { published: found.length }),
    },
    known: found.map((one) => ({ ...one, asOf })),
  }
}
