const longestWord = 60

/** Changes of one letter, or swaps of two neighbours, that lead from one word to the other. */
const distance = (one: string, other: string): number => {
  const rows = [Array.from({ length: other.length + 1 }, (_, at) => at)]
  for (let at = 1; at <= one.length; at += 1) {
    const row = [at]
    for (let to = 1; to <= other.length; to += 1) {
      const same = one[at - 1] === other[to - 1]
      const [above = [], before = []] = [rows[at - 1], rows[at - 2]]
      const changed = Math.min((above[to] ?? 0) + 1, (row[to - 1] ?? 0) + 1, (above[to - 1] ?? 0) + (same ? 0 : 1))
      const swaps = at > 1 && to > 1 && one[at - 1] === other[to - 2] && one[at - 2] === other[to - 1]
      row.push(swaps ? Math.min(changed, (before[to - 2] ?? 0) + 1) : changed)
    }
    rows.push(row)
  }
  return rows[one.length]?.[other.length] ?? 0
}

/** The known word that somebody most likely meant; nothing where none is close. */
export const nearest = (written: string, known: Iterable<string>): string | undefined => {
  if (written.length > longestWord) return undefined
  const folded = written.toLowerCase().replaceAll('-', '_')
  let [best, least]: [string | undefined, number] = [undefined, Math.min(3, Math.floor(written.length / 2) + 1)]
  for (const word of known) {
    if (Math.abs(word.length - written.length) >= least) continue
    const far = distance(folded, word.toLowerCase().replaceAll('-', '_'))
    if (far < least) [best, least] = [word, far]
  }
  return best
}
