import type { Message } from './messages.ts'

export type Values = Readonly<Record<string, string | number | Date>>

/** Fills in messages of one locale. A value that is missing is a bug and said so, rather than shown as a hole. */
export const fillerFor = (locale: string) => {
  const number = new Intl.NumberFormat(locale)
  const percent = new Intl.NumberFormat(locale, { style: 'percent' })
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' })
  const plural = new Intl.PluralRules(locale)

  return (message: Message, values: Values = {}): string => {
    const valueOf = (name: string) => {
      const value = values[name]
      if (value === undefined) throw new Error(`No value for {${name}}`)
      return value
    }
    const fill = (parts: Message, count: number): string =>
      parts
        .map((part) => {
          if (typeof part === 'string') return part
          switch (part[0]) {
            case 'value':
              return String(valueOf(part[1]))
            case 'number':
              return number.format(Number(valueOf(part[1])))
            case 'percent':
              return percent.format(Number(valueOf(part[1])))
            case 'time':
              return time.format(new Date(valueOf(part[1])))
            case 'count':
              return number.format(count)
            case 'plural': {
              const [, name, options] = part
              const of = Number(valueOf(name))
              return fill(options[`=${of}`] ?? options[plural.select(of)] ?? options.other ?? [], of)
            }
          }
        })
        .join('')
    return fill(message, 0)
  }
}
