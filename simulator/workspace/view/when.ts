/** A moment in the reader's own language: the time alone for today, else the day too. */
export const when = (at: string | number, locale: string, now: Date = new Date()): string => {
  const date = new Date(at)
  if (Number.isNaN(date.getTime())) return ''
  const today = date.toDateString() === now.toDateString()
  return new Intl.DateTimeFormat(locale, {
    ...(today ? {} : { day: 'numeric', month: 'short' }),
    ...(date.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
  }).format(date)
}
