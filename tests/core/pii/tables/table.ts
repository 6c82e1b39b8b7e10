/** ISO 639-1 codes of the languages whose words stand in a table. */
export type Language =
  | ('bg' | 'cs' | 'da' | 'de' | 'el' | 'en' | 'es' | 'fi' | 'fr' | 'hi' | 'hu' | 'it')
  | ('ja' | 'ko' | 'nl' | 'no' | 'pl' | 'pt' | 'ro' | 'sv' | 'th' | 'tr' | 'zh')

/**
 * Texts for one kind. In `hits` each value of the kind stands between ‹ and ›; `misses` hold none of the kind. All personal
 * data is made up, or from the examples of the standard that the kind follows. A law says what no table may lack.
 */
export interface Table {
  readonly hits: readonly string[]
  readonly misses: readonly string[]
  /** A value beside a word of the kind, in two languages at least where words count. Marked, as hits are. */
  readonly languages?: Readonly<Partial<Record<Language, string>>>
  /** The value in or between its own punctuation. Marked. */
  readonly punctuated: readonly string[]
  /** The same letters and digits punctuated as the kind never is. */
  readonly foreign: readonly string[]
  /** A longer number or word around what would be right. */
  readonly neighbours: readonly string[]
  /** Right but for the check digit: found none, and found again once `right` takes the place of `wrong`. */
  readonly checked?: { readonly text: string; readonly right: string; readonly wrong: string }
}

export interface Marked {
  readonly text: string
  readonly spans: readonly { readonly start: number; readonly end: number }[]
}

/** The text without its marks, and where they stood. */
export const unmark = (marked: string): Marked => {
  const spans: { start: number; end: number }[] = []
  let text = ''
  let start = 0
  for (const character of marked) {
    if (character === '‹') start = text.length
    else if (character === '›') spans.push({ start, end: text.length })
    else text += character
  }
  return { text, spans }
}

/** Every marked text of a table. */
export const hitsOf = ({ hits, languages: spoken = {}, punctuated }: Table): readonly string[] => [
  ...new Set([...hits, ...Object.values(spoken), ...punctuated]),
]

/** Every text of a table that holds none of its kind. */
export const missesOf = ({ misses, foreign, neighbours }: Table): readonly string[] => [
  ...new Set([...misses, ...foreign, ...neighbours]),
]
