import type { EntityType } from '../core/pii/index.ts'
import type { Anchors } from '../core/retention/index.ts'
import type { Found, Held, HistoryStore, Known, Standing } from '../server/flows/retention/history/ports.ts'

const names = ['created', 'solved', 'closed', 'last_customer_comment'] as const

/** The process died here. */
export class Killed extends Error {}

/**
 * What the database holds, in arrays of numbers: dates and kinds of every ticket, and where the reading stands. A database
 * would take the bench's time, not the reading's; both of them are tested with the flow.
 */
export const storeInArrays = (tickets: number, begun: Standing) => {
  const dates = Object.fromEntries(names.map((name) => [name, new Float64Array(tickets + 1)])) as Record<
    (typeof names)[number],
    Float64Array
  >
  const kinds = new Uint32Array(tickets + 1)
  const words: EntityType[] = []
  const rereads = new Set<number>()
  const state = { standing: begun, claim: 0, killAt: -1, commits: 0, known: 0, finished: false }

  const bitOf = (kind: EntityType): number => {
    const known = words.indexOf(kind)
    if (known === -1 && words.length === 32) throw new Error('more kinds than an account of this bench has')
    return 1 << (known === -1 ? words.push(kind) - 1 : known)
  }
  const merge = ({ ticketId, kinds: found, ...anchors }: Found): void => {
    for (const name of names) {
      const [before, at] = [dates[name][ticketId] ?? 0, anchors[name]]
      if (at === undefined) continue
      dates[name][ticketId] = before === 0 ? at : name === 'created' ? Math.min(before, at) : Math.max(before, at)
    }
    for (const kind of found) kinds[ticketId] = (kinds[ticketId] ?? 0) | bitOf(kind)
  }
  const foundOf = (ticketId: number): Found => ({
    ticketId,
    ...(Object.fromEntries(
      names.flatMap((name) => (dates[name][ticketId] ? [[name, dates[name][ticketId]]] : [])),
    ) as Anchors),
    kinds: words.filter((_, bit) => ((kinds[ticketId] ?? 0) & (1 << bit)) !== 0),
  })

  const store: HistoryStore = {
    claim: () => {
      state.claim += 1
      return Promise.resolve({ claim: state.claim, standing: state.standing, failures: 0 })
    },
    commit: (held: Held, learnt) => {
      if (state.commits === state.killAt) {
        state.killAt = -1
        return Promise.reject(new Killed())
      }
      if (held.claim !== state.claim) return Promise.resolve('stop')
      state.commits += 1
      state.standing = learnt.standing
      for (const one of learnt.found ?? []) merge(one)
      for (const id of learnt.reread ?? []) rereads.add(id)
      for (const id of learnt.settled ?? []) rereads.delete(id)
      state.known += learnt.known?.length ?? 0
      if (learnt.finished === true) state.finished = true
      return Promise.resolve(state.finished ? 'stop' : 'on')
    },
    release: () => Promise.resolve(),
    toReread: (limit) => Promise.resolve([...rereads].slice(0, limit)),
    rereadAmong: (ids) => Promise.resolve(new Set(ids.filter((id) => rereads.has(id)))),
    foundAfter: (after, limit) =>
      Promise.resolve(Array.from({ length: Math.min(limit, tickets - after) }, (_, at) => foundOf(after + at + 1))),
    foundAmong: (ids) => Promise.resolve(new Map(ids.map((id) => [id, foundOf(id)]))),
    knownAmong: (ids) => Promise.resolve(new Map(ids.map((id): [number, Known] => [id, { ...foundOf(id), asOf: '' }]))),
    // Tags are the admin's choice and left out here.
    toTag: () => Promise.resolve([]),
  }
  return { store, state, foundOf }
}
