import { calendarOf } from './calendar.ts'
import type { Period } from './duration.ts'
import { nativeConflicts, type NativeConflict } from './native-conflicts.ts'
import type { PolicySet } from './policy.ts'
import type { Milliseconds } from './ticket.ts'

/** One of Zendesk's schedules as far as it is understood: `period` since the last update, null where it is something else. */
export interface NativeSchedule {
  readonly period: string | null
}

interface Conflict {
  readonly code: NativeConflict
  /** The policy or hold that it is about. */
  readonly name?: string
}

const form = /^P(?=\d)(?:(\d{1,4})Y)?(?:(\d{1,5})M)?(?:(\d{1,5})W)?(?:(\d{1,6})D)?$/

export const nativePeriod = (text: string): Period | undefined => {
  const found = form.exec(text)
  if (found === null) return undefined
  const [, years = '0', months = '0', weeks = '0', days = '0'] = found
  return { years: Number(years), months: Number(months), weeks: Number(weeks), days: Number(days) }
}

/** Zendesk's schedules touch only what is archived, 120 days after its closing (sooner in very large accounts). */
const archivedAfter = 120 * 86_400_000

/** The first moment at which such a schedule may delete a ticket that was last changed, and closed, at this one. */
export const nativeAt = (period: Period, updated: Milliseconds, closed: Milliseconds): Milliseconds =>
  Math.max(calendarOf('UTC').add(updated, period), closed + archivedAfter)

const rank = ({ code }: Conflict): number => nativeConflicts.indexOf(code)

/**
 * What a schedule would do to what the policies and holds want, at `now`. A period is compared for a ticket that was
 * solved, closed and last changed at that moment: nothing is ever deleted sooner than that.
 */
export const conflictsOf = (
  { period: written }: NativeSchedule,
  { policies, holds }: PolicySet,
  now: Milliseconds,
): readonly Conflict[] => {
  const period = written === null ? undefined : nativePeriod(written)
  const held = holds
    .filter(({ until }) => until === null || until > now)
    .map(({ name }): Conflict => ({ code: 'may-delete-held', name }))
  const restarted = policies
    .filter(({ actions }) => actions.some((action) => action.do === 'redact'))
    .map(({ name }): Conflict => ({ code: 'restarted-by-redaction', name }))
  if (period === undefined) return [{ code: 'not-understood' }, ...held, ...restarted]
  const at = nativeAt(period, now, now)
  const deleting = policies.filter(({ actions }) => actions.some((action) => action.do !== 'redact'))
  const late = deleting.map(({ name, dueAt }): Conflict => ({
    code: dueAt(now) > at ? 'sooner-than-policy' : 'restarted-by-tag',
    name,
  }))
  return [...held, ...late, ...restarted].sort((one, other) => rank(one) - rank(other))
}
