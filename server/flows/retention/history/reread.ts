import { attempt, isGone, type Failure } from '../../failure.ts'
import { counted } from './events.ts'
import { find } from './find.ts'
import type { Held, HistoryPorts, Known, Learnt } from './ports.ts'

/** Each costs a request or more: after so many what they say is stored. */
const atOnce = 10

const phaseAfter = ({ standing }: Held, isLast: boolean) =>
  standing.phase === 'rereads' && isLast ? 'publish' : standing.phase

/** Zendesk will say no more the next time: its dates stay unknown, and so the ticket is kept. */
const isForGood = ({ code }: Failure): boolean => code === 'forbidden' || code === 'invalid' || code === 'unexpected'

/**
 * The tickets whose exports said too little, each by its own audits: what they say takes the place of all that was found,
 * so that a kind that was redacted goes. Where Zendesk fails in the middle, what was read by then is kept.
 */
export const readAgain = async (
  ports: HistoryPorts,
  { standing, ...held }: Held,
): Promise<Learnt & { readonly isEnd: boolean }> => {
  const tickets = await ports.store.toReread(atOnce)
  const known: Known[] = []
  const gone: number[] = []
  for (const ticketId of tickets) {
    const asOf = await ports.now()
    const read = await attempt(() => ports.ticketUpdates(ticketId))
    if (read.ok) {
      const [found] = await find(ports, read.value)
      known.push({ kinds: [], ...found, ticketId, asOf })
      continue
    }
    if (isGone(read.failure)) gone.push(ticketId)
    else if (isForGood(read.failure)) known.push({ ticketId, kinds: null, asOf })
    else if (known.length + gone.length === 0) throw read.error
    else break
  }
  const settled = [...gone, ...known.map(({ ticketId }) => ticketId)]
  const isEnd = tickets.length < atOnce && settled.length === tickets.length
  return {
    standing: {
      ...standing,
      counters: counted(standing.counters, { reread: settled.length }),
      phase: phaseAfter({ standing, ...held }, isEnd),
    },
    known,
    gone,
    settled,
    isEnd,
  }
}
