import { standardLook, type Look } from '../detection/look.ts'
import { copiesOf, valuesAt, type Span, type Value } from './copies.ts'

export interface Located {
  readonly spans: readonly Span[]
  readonly values: readonly Value[]
}

/**
 * Finds again what the page asked to remove. Nothing is taken on the page's word: each span must be a finding of our own,
 * same kind and same place; undefined where one is not. A page that still shows what older settings found may go by what
 * is found with none. A value that stands in the text twice is removed twice.
 */
export const locate = (text: string, asked: readonly Span[], look: Look = standardLook): Located | undefined => {
  const own = new Set(
    [...look.detect(text), ...standardLook.detect(text)].map(({ type, start, end }) => `${type} ${start} ${end}`),
  )
  if (!asked.every(({ type, start, end }) => own.has(`${type} ${start} ${end}`))) return undefined
  const values = valuesAt(text, asked)
  const copies = copiesOf(text, values, look)
  const missed = asked.filter(({ start, end }) => !copies.some((copy) => copy.start <= start && end <= copy.end))
  return { values, spans: [...copies, ...missed] }
}
