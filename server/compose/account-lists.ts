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

type Lists = Pick<ZendeskClient, 'fieldIds' | 'formIds' | 'brandIds' | 'groupIds' | 'countTagged'>

const listKept = (load: () => Promise<ReadonlySet<number>>, clock: Clock) => {
  const fresh = keptFor(load, clock, freshMs)
  const kept = keptFor(fresh, clock, keptMs)
  return async (wanted: readonly number[]): Promise<ReadonlySet<number>> => {
    const ids = await kept()
    return wanted.every((id) => ids.has(id)) ? ids : fresh()
  }
}

/** What an account has, and what its tickets bear, for whoever checks a policy: kept for some minutes. */
export const accountListsKept = (zendesk: Lists, clock: Clock): CheckPorts => {
  const lists: Readonly<Record<ListedKind, ReturnType<typeof listKept>>> = {
    field: listKept(zendesk.fieldIds, clock),
    form: listKept(zendesk.formIds, clock),
    brand: listKept(zendesk.brandIds, clock),
    group: listKept(zendesk.groupIds, clock),
  }
  const tags = new Map<string, () => Promise<number | undefined>>()
  return {
    idsOf: (kind, wanted) => lists[kind](wanted),
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
