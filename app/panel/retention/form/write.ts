import { Document, isMap, Scalar } from 'yaml'

/** What a form writes. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [word: string]: Value }

type Mapping = Readonly<Record<string, Value>>

export const isList = (value: Value): value is readonly Value[] => Array.isArray(value)
export const isMapping = (value: Value): value is Mapping =>
  typeof value === 'object' && value !== null && !isList(value)

export type Quotes = 'QUOTE_SINGLE' | 'QUOTE_DOUBLE'

/** One value in one line: with quotes where it must have them, or where the writer had put some. */
export const scalarText = (value: string | number | boolean | null, isInFlow: boolean, quotes?: Quotes): string => {
  const scalar = new Scalar(value)
  if (typeof value === 'string') {
    if (/[\r\n]/.test(value)) scalar.type = Scalar.QUOTE_DOUBLE
    else if (quotes !== undefined) scalar.type = quotes
  }
  const document = new Document({}, { version: '1.2' })
  document.set('k', scalar)
  if (isMap(document.contents)) document.contents.flow = isInFlow
  const written = document.toString({ lineWidth: 0, singleQuote: true, flowCollectionPadding: false }).trimEnd()
  return isInFlow ? written.slice('{k: '.length, -1) : written.slice('k: '.length)
}

/** A value in one line, in brackets and braces. */
export const flowText = (value: Value): string => {
  if (isList(value)) return `[${value.map(flowText).join(', ')}]`
  if (!isMapping(value)) return scalarText(value, true)
  const parts = Object.entries(value).map(([word, part]) => `${word}: ${flowText(part)}`)
  return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`
}

const isTall = (value: Value): boolean =>
  isList(value) ? value.some(isMapping) : isMapping(value) && Object.values(value).some(isTall)

/** Lists of mappings stand one under the other, all else in its line. */
export const blockLines = (value: Value): string[] => {
  if (isList(value))
    return value.flatMap((item) => blockLines(item).map((line, at) => `${at === 0 ? '- ' : '  '}${line}`))
  if (!isMapping(value)) return [scalarText(value, false)]
  return Object.entries(value).flatMap(([word, part]) => {
    if (isTall(part)) return [`${word}:`, ...blockLines(part).map((line) => `  ${line}`)]
    return [`${word}: ${isList(part) || isMapping(part) ? flowText(part) : scalarText(part, false)}`]
  })
}
