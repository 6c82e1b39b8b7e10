/** Reading what came over the wire: nothing is trusted to have a shape. */
export type Fields = Readonly<Record<string, unknown>>

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {})

export const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** Zendesk takes ids as numbers and as strings of digits. */
export const idOf = (value: unknown): number | undefined => {
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : undefined
}

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

export const textsOf = (value: unknown): readonly string[] =>
  (typeof value === 'string' ? value.split(/[\s,]+/) : listOf(value)).filter(
    (item): item is string => typeof item === 'string' && item !== '',
  )

/** `true` and the string `"true"`, which is how Zendesk's own example of a safe update writes it. */
export const isYes = (value: unknown): boolean => value === true || value === 'true'

/** `ids=1,2,3` */
export const idsIn = (query: URLSearchParams, name = 'ids'): number[] =>
  (query.get(name) ?? '')
    .split(',')
    .map((part) => idOf(part.trim()))
    .filter((id) => id !== undefined)
