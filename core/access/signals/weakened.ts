import { day, hour } from '../local-time.ts'
import type { Change } from '../event.ts'
import type { Sign } from '../sign.ts'
import type { Seen, Signal, World } from '../signal.ts'

interface Opened {
  readonly at: number
  readonly actor: number
  readonly id: string
}

/** Which change of this event is a rule's: a setting, an outlet, the owner, or an agent let in again. */
const ruled = ({ account }: World, { event }: Seen): Change | undefined => {
  const { verb, change, object } = event
  if (change === undefined || change.direction === 'unknown') return undefined
  if (verb === 'setting' || verb === 'token') return change
  if (verb === 'role' && change.subject === 'owner') return { ...change, harm: 3 }
  if (verb !== 'suspension' || object === undefined || !account.isAgent(object)) return undefined
  return { ...change, subject: `suspension ${String(object)}`, harm: 2 }
}

const told = (change: Change, { at, actor, id }: Opened, fields: Partial<Sign>): Sign => {
  const [detail = change.subject] = change.subject.split(' ')
  return {
    actor,
    kind: 'security_weakened',
    cause: change.subject,
    surprise: 2,
    harm: change.harm,
    start: at,
    end: at,
    events: [id],
    observed: 1,
    usual: 0,
    detail,
    factors: [{ name: 'protections_weakened', observed: 1, expected: 0 }],
    ...fields,
  }
}

/** A protection switched off or loosened, or a way out opened; undone within a day, the same case says so. */
export const weakened: Signal = {
  kind: 'security_weakened',
  needs: [],
  watch: (world) => {
    const open = new Map<string, Opened>()
    return (seen) => {
      const { event } = seen
      const change = ruled(world, seen)
      if (change === undefined) return undefined
      const before = open.get(change.subject)
      if (change.direction === 'stronger') {
        open.delete(change.subject)
        if (before === undefined || event.at - before.at > day) return undefined
        const undone = {
          name: 'undone_after_hours',
          observed: Math.round((event.at - before.at) / hour),
          expected: '-',
        }
        return told({ ...change, harm: 1 }, before, {
          surprise: 3,
          end: event.at,
          events: [before.id, event.id],
          factors: [undone],
        })
      }
      const now = { at: event.at, actor: event.actor, id: event.id }
      open.set(change.subject, now)
      // What is a little wider is information: it lends weight to what follows, and is no case of its own.
      return change.harm > 1 ? told(change, now, { surprise: 6, bypass: true }) : told(change, now, {})
    }
  },
}
