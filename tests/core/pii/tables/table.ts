/**
 * Texts for one kind. In `hits` each value of the kind stands between ‹ and ›; `misses` hold none of the kind. All personal
 * data is made up, or from the examples of the standard that the kind follows.
 */
export interface Table {
  readonly hits: readonly string[]
  readonly misses: readonly string[]
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
