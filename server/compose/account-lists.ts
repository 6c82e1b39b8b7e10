import type { ListedKind } from '../../core/retention/index.ts'
import type { Clock } from '../../core/time.ts'
import type { CheckPorts } from '../flows/retention/check.ts'
import type { ZendeskClient } from '../zendesk/client.ts'
import { keptFor } from './history.ts'

/** A text is checked at each pause in the typing; fields and brands change once a month. */
const keptMs = 300_000
/** Whoever makes a field and then writes its number must not be told for minutes that there is none. */
const freshMs = 10_000
/** Of all the words that are typed while a text is written. */
const tagsKept = 500

/** As many numbers fit into one question. */
const askedAtOnce = 100
/** Numbers of users and organizations that stand in texts. */
const numbersKept = 20_000

type Lists = Pick<
  ZendeskClient,
  'ownFields' | 'formIds' | 'brandIds' | 'groupIds' | 'organizationsAmong' | 'usersByIds' | 'countTagged'
>

const listKept = (load: () => Promise<ReadonlySet<number>>, clock: Clock) => {
  const fresh = keptFor(load, clock, freshMs)
  const kept = keptFor(fresh, clock, keptMs)
  return async (wanted: readonly number[]): Promise<ReadonlySet<number>> => {
    const ids = await kept()
    return wanted.every((id) => ids.has(id)) ? ids : fresh()
  }
}

/** Of what an account has too many of for a list, those that are asked for, each once while its answer is kept. */
const numbersKnown = (load: (ids: readonly number[]) => Promise<ReadonlySet<number>>, clock: Clock) => {
  const kept = new Map<number, { readonly at: number; readonly isThere: boolean }>()
  return async (wanted: readonly number[]): Promise<ReadonlySet<number>> => {
    const now = Date.parse(clock())
    const there = new Set<number>()
    const open: number[] = []
    for (const id of new Set(wanted)) {
      const known = kept.get(id)
      const isKept = known !== undefined && Math.abs(now - known.at) < (known.isThere ? keptMs : freshMs)
      if (!isKept) open.push(id)
      else if (known.isThere) there.add(id)
    }
    if (kept.size + open.length > numbersKept) kept.clear()
    for (let from = 0; from < open.length; from += askedAtOnce) {
      const some = open.slice(from, from + askedAtOnce)
      const found = await load(some)
      for (const id of some) {
        if (found.has(id)) there.add(id)
        kept.set(id, { at: now, isThere: found.has(id) })
      }
    }
    return there
  }
}

/** What an account has, and what its tickets bear, for whoever checks a policy: kept for some minutes. */
export const accountListsKept = (zendesk: Lists, clock: Clock): CheckPorts => {
  const users = async (ids: readonly number[]) => new Set((await zendesk.usersByIds(ids)).map(({ id }) => id))
  const fields = keptFor(zendesk.ownFields, clock, freshMs)
  const lists: Readonly<Record<ListedKind, ReturnType<typeof listKept>>> = {
    field: listKept(async () => new Set((await fields()).map(({ id }) => id)), clock),
    organization: numbersKnown(zendesk.organizationsAmong, clock),
    requester: numbersKnown(users, clock),
    form: listKept(zendesk.formIds, clock),
    brand: listKept(zendesk.brandIds, clock),
    group: listKept(zendesk.groupIds, clock),
  }
  const tags = new Map<string, () => Promise<number | undefined>>()
  return {
    idsOf: (kind, wanted) => lists[kind](wanted),
    singleFields: keptFor(
      async () => new Set((await fields()).flatMap(({ id, isSingle }) => (isSingle ? [id] : []))),
      clock,
      keptMs,
    ),
    bearersOf: (of, tag) => {
      const key = `${of} ${tag}`
      const count =
        tags.get(key) ?? keptFor(() => zendesk.countTagged(of === 'tags' ? 'ticket' : 'user', tag), clock, keptMs)
      if (tags.size >= tagsKept) tags.clear()
      tags.set(key, count)
      return count()
    },
  }
}
