import type { Clock } from '../../core/time.ts'
import type { Person } from '../flows/detection/people.ts'
import type { ZendeskClient } from '../zendesk/client.ts'

/** A profile changes seldom; whoever was asked about within this time isn't asked about again. */
const rememberMs = 600_000
const mostRemembered = 5000

interface Remembered {
  readonly at: number
  /** Undefined for an id that is nobody's. */
  readonly person: Person | undefined
}

/** People of an account as this process remembers them, in memory alone. One request for all that are new to it. */
export const peopleIn = (clock: Clock) => {
  const remembered = new Map<number, Remembered>()
  return async (ask: ZendeskClient['usersByIds'], ids: readonly number[]): Promise<readonly Person[]> => {
    const now = Date.parse(clock())
    const isNew = (id: number) => now - (remembered.get(id)?.at ?? -Infinity) > rememberMs
    const wanted = ids.filter(isNew)
    if (wanted.length > 0) {
      const found = new Map((await ask(wanted)).map((person) => [person.id, person]))
      if (remembered.size + wanted.length > mostRemembered) remembered.clear()
      for (const id of wanted) remembered.set(id, { at: now, person: found.get(id) })
    }
    return ids.flatMap((id) => remembered.get(id)?.person ?? [])
  }
}
