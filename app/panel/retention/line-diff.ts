export interface Line {
  readonly is: 'same' | 'added' | 'removed'
  readonly text: string
}

/** Above so many comparisons what stands between the first and the last difference is told as replaced: a page must not stand still. */
const comparisonsAtMost = 4_000_000

const linesOf = (text: string): readonly string[] => {
  const lines = text.split('\n')
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines
}

const as = (is: Line['is'], lines: readonly string[]): Line[] => lines.map((text) => ({ is, text }))

/** Lengths of the longest common part from each pair of lines on. */
const commonFrom = (before: readonly string[], after: readonly string[]): Uint32Array[] => {
  const lengths = Array.from({ length: before.length + 1 }, () => new Uint32Array(after.length + 1))
  for (let row = before.length - 1; row >= 0; row -= 1)
    for (let column = after.length - 1; column >= 0; column -= 1) {
      const [here, below] = [lengths[row], lengths[row + 1]]
      if (here === undefined || below === undefined) continue
      here[column] =
        before[row] === after[column]
          ? (below[column + 1] ?? 0) + 1
          : Math.max(below[column] ?? 0, here[column + 1] ?? 0)
    }
  return lengths
}

const between = (before: readonly string[], after: readonly string[]): Line[] => {
  if (before.length * after.length > comparisonsAtMost) return [...as('removed', before), ...as('added', after)]
  const lengths = commonFrom(before, after)
  const lines: Line[] = []
  let [row, column] = [0, 0]
  while (row < before.length || column < after.length) {
    const [old, now] = [before[row], after[column]]
    if (old !== undefined && old === now) {
      lines.push({ is: 'same', text: old })
      row += 1
      column += 1
    } else if (
      old !== undefined &&
      (now === undefined || (lengths[row + 1]?.[column] ?? 0) >= (lengths[row]?.[column + 1] ?? 0))
    ) {
      lines.push({ is: 'removed', text: old })
      row += 1
    } else {
      lines.push({ is: 'added', text: now ?? '' })
      column += 1
    }
  }
  return lines
}

/** What has to be done with the lines of one text to have the other. */
export const lineDiff = (before: string, after: string): Line[] => {
  const [olds, news] = [linesOf(before), linesOf(after)]
  const shortest = Math.min(olds.length, news.length)
  let start = 0
  while (start < shortest && olds[start] === news[start]) start += 1
  let end = 0
  while (end < shortest - start && olds.at(-1 - end) === news.at(-1 - end)) end += 1
  return [
    ...as('same', olds.slice(0, start)),
    ...between(olds.slice(start, olds.length - end), news.slice(start, news.length - end)),
    ...as('same', end === 0 ? [] : olds.slice(-end)),
  ]
}

/** A run of lines that are shown, or how many of the same are left out. */
export type Shown = { readonly lines: readonly Line[] } | { readonly same: number }

/** Lines that stay the same are shown so many before and after what changes. */
const around = 3

/** What changes with the lines around it; long stretches that stay the same are counted. */
export const shortened = (lines: readonly Line[]): Shown[] => {
  const isNear = lines.map(() => false)
  for (const [at, { is }] of lines.entries())
    if (is !== 'same') isNear.fill(true, Math.max(0, at - around), Math.min(lines.length, at + around + 1))
  const shown: Shown[] = []
  for (let from = 0; from < lines.length;) {
    const near = isNear[from] === true
    const next = isNear.indexOf(!near, from)
    const to = next === -1 ? lines.length : next
    shown.push(near ? { lines: lines.slice(from, to) } : { same: to - from })
    from = to
  }
  return shown
}
