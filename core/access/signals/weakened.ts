import { day } from '../local-time.ts'
import type { Signal } from '../signal.ts'

/** A protection switched off or loosened; undone within a day, the same case says so. */
export const weakened: Signal = {
  kind: 'security_weakened',
  needs: [],
  watch: () => {
    const open = new Map<string, { readonly at: number; readonly actor: number; readonly id: string }>()
    return ({ event }) => {
      const { change } = event
      if (event.verb !== 'setting' || change === undefined || change.direction === 'unknown') return undefined
      const before = open.get(change.subject)
      if (change.direction === 'stronger') {
        open.delete(change.subject)
        if (before === undefined || event.at - before.at > day) return undefined
        return {
          actor: before.actor,
          kind: 'security_weakened',
          cause: change.subject,
          surprise: 3,
          harm: 1,
          start: before.at,
          end: event.at,
          events: [before.id, event.id],
          observed: 1,
          usual: 0,
          detail: change.subject,
          factors: [
            { name: 'undone_after_hours', observed: Math.round((event.at - before.at) / 3_600_000), expected: '-' },
          ],
        }
      }
      open.set(change.subject, { at: event.at, actor: event.actor, id: event.id })
      const bypass = change.harm > 1
      return {
        actor: event.actor,
        kind: 'security_weakened',
        cause: change.subject,
        surprise: bypass ? 6 : 2,
        harm: change.harm,
        bypass,
        start: event.at,
        end: event.at,
        events: [event.id],
        observed: 1,
        usual: 0,
        detail: change.subject,
        factors: [{ name: 'protections_weakened', observed: 1, expected: 0 }],
      }
    }
  },
}
