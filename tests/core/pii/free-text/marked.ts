import type { Finding } from '../../../../core/pii/index.ts'

export type Place = Pick<Finding, 'type' | 'start' | 'end'>

/** A letter without its marks: ‹a person› and ⟦an address⟧, and where they stood. */
export const unmarked = (letter: string): { readonly text: string; readonly places: readonly Place[] } => {
  const places: Place[] = []
  let text = ''
  let start = 0
  for (const character of letter) {
    if ('‹⟦'.includes(character)) start = text.length
    else if ('›⟧'.includes(character))
      places.push({ type: character === '›' ? 'PERSON' : 'ADDRESS', start, end: text.length })
    else text += character
  }
  return { text, places }
}

/** The same text for most of both. */
export const isSame = (one: Place, other: Place): boolean => {
  const shared = Math.min(one.end, other.end) - Math.max(one.start, other.start)
  return one.type === other.type && shared * 2 >= Math.max(one.end - one.start, other.end - other.start)
}
