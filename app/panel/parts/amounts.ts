/** How a person writes lengths of time and numbers, in a locale. */
const units = { Y: 'year', M: 'month', W: 'week', D: 'day' } as const

const inUnit = (locale: string, value: number, unit: string): string =>
  new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 0 }).format(value)

/** `P1Y6M` as "1 year and 6 months"; what is no such period stays as it was written. */
export const periodText = (locale: string, written: string): string => {
  const parts = [...written.matchAll(/(\d+)([YMWD])/g)].map(([, value, letter]) =>
    inUnit(locale, Number(value), units[letter as keyof typeof units]),
  )
  return parts.length === 0 ? written : new Intl.ListFormat(locale, { type: 'conjunction' }).format(parts)
}

/** Seconds in the largest unit that is still told apart, rounded up: nobody waits for a promise that has passed. */
export const durationText = (locale: string, seconds: number): string => {
  if (seconds < 90) return inUnit(locale, Math.ceil(seconds), 'second')
  if (seconds < 5400) return inUnit(locale, Math.ceil(seconds / 60), 'minute')
  if (seconds < 129_600) return inUnit(locale, Math.ceil(seconds / 3600), 'hour')
  return inUnit(locale, Math.ceil(seconds / 86_400), 'day')
}

export const countText = (locale: string, count: number): string => new Intl.NumberFormat(locale).format(count)

export const shareText = (locale: string, share: number, digits = 1): string =>
  new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: digits }).format(share)

/** Two shares of which one is the larger, with as many digits as it takes to see that. */
export const sharesText = (locale: string, one: number, other: number): readonly [string, string] => {
  const at = (digits: number) => [shareText(locale, one, digits), shareText(locale, other, digits)] as const
  return [1, 2, 3, 4, 5, 6].map(at).find(([first, second]) => first !== second) ?? at(7)
}

/** A day that has a date and no time, as `2026-11-24`: the same one wherever it is read. */
export const dateText = (locale: string, date: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(date))

export const dayText = (locale: string, at: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(new Date(at))

export const momentText = (locale: string, at: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at))
