import { CronExpressionParser } from 'cron-parser'
import { isZone } from './calendar.ts'
import type { Report } from './problem.ts'
import { textOf } from './read.ts'
import type { Tree } from './yaml.ts'

/** Minute, hour, day of month, month, day of week. The extensions of some schedulers, a random minute among them, stay out. */
const fiveFields = /^[\d*,/-]{1,200}( [\d*,/-]{1,200}){2}( [\da-z*,/-]{1,200}){2}$/i

/** Any would do: whether a schedule ever fires doesn't hang on today. */
const someDay = new Date(0)

/** Most policies of a file have one of a few schedules, and one that never comes round takes long to see through. */
const mostKept = 1000
const kept = new Map<string, boolean>()

const isRead = (expression: string): boolean => {
  const known = kept.get(expression)
  if (known !== undefined) return known
  if (kept.size >= mostKept) kept.clear()
  const read = canBeRead(expression)
  kept.set(expression, read)
  return read
}

const canBeRead = (expression: string): boolean => {
  try {
    CronExpressionParser.parse(expression, { tz: 'UTC', currentDate: someDay }).next()
    return true
  } catch (error) {
    if (error instanceof Error) return false
    throw error
  }
}

/** A cron expression that pg-boss will read the same way, since both use one parser. */
export const cronOf = (tree: Tree, report: Report): string | undefined => {
  const written = textOf(tree, report)
  if (written === undefined) return undefined
  const expression = written.trim().split(/\s+/).join(' ')
  if (fiveFields.test(expression) && isRead(expression)) return expression
  const [minute, hour, dayOfMonth, , dayOfWeek] = expression.split(' ')
  const inAnyMonth = [minute, hour, dayOfMonth, '*', dayOfWeek].join(' ')
  const isNever =
    fiveFields.test(expression) && isRead(inAnyMonth) && isRead(`0 0 1 ${expression.split(' ')[3] ?? ''} *`)
  report(isNever ? 'never-runs' : 'not-a-cron', tree.at, { word: written })
  return undefined
}

/** The next times at which a schedule comes round in a zone; none where it can't be read. */
export const upcoming = (expression: string, zone: string, from: Date, count: number): Date[] => {
  const written = expression.trim().split(/\s+/).join(' ')
  if (!fiveFields.test(written) || !isRead(written) || !isZone(zone)) return []
  const times = CronExpressionParser.parse(written, { tz: zone, currentDate: from })
  return Array.from({ length: count }, () => times.next().toDate())
}
