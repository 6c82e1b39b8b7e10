export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour

const formats = new Map<string, Intl.DateTimeFormat | undefined>()

const formatOf = (zone: string): Intl.DateTimeFormat | undefined => {
  if (formats.has(zone)) return formats.get(zone)
  let format: Intl.DateTimeFormat | undefined
  try {
    format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })
  } catch (error) {
    // Zendesk names some zones its own way ("Pacific Time (US & Canada)"): such an agent is judged in UTC.
    if (!(error instanceof RangeError)) throw error
  }
  formats.set(zone, format)
  return format
}

const offsetAt = (zone: string, at: number): number => {
  const parts = formatOf(zone)?.formatToParts(at)
  if (parts === undefined) return 0
  const value = (type: string) => Number(parts.find((part) => part.type === type)?.value ?? 0)
  const local = Date.UTC(value('year'), value('month') - 1, value('day'), value('hour') % 24, value('minute'))
  return local - Math.floor(at / minute) * minute
}

/** A clock of one zone; the offset is looked up once in six hours, since nothing else is as slow. */
export const localClock = (zone: string): ((at: number) => number) => {
  let slot = Number.NaN
  let offset = 0
  return (at) => {
    const now = Math.floor(at / (6 * hour))
    if (now !== slot) {
      slot = now
      offset = offsetAt(zone, now * 6 * hour)
    }
    return at + offset
  }
}

export const hourOf = (local: number): number => Math.floor(local / hour) % 24
export const dayOf = (local: number): number => Math.floor(local / day)
