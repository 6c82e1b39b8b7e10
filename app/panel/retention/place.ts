/** Where in a text a line and a column are, both from 1; a place beyond its end is its end. */
export const offsetOf = (text: string, line: number, column: number): number => {
  let start = 0
  for (let at = 1; at < line; at += 1) {
    const next = text.indexOf('\n', start)
    if (next === -1) return text.length
    start = next + 1
  }
  return Math.min(start + Math.max(column - 1, 0), text.length)
}
