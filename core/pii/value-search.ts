/** Told of each value that ends at a place, the longest first, until one is taken. */
type Take = (value: number, start: number, end: number) => boolean

/** From a node by a letter to the next, in one flat table: a map of maps costs ten times as much to fill. */
const edgeTable = (most: number) => {
  let size = 16
  while (size < most * 2) size *= 2
  const keys = new Float64Array(size).fill(-1)
  const targets = new Int32Array(size)
  const slotOf = (key: number): number => {
    let slot = Math.imul(key | 0, 0x9e3779b1) >>> 8
    while (keys[slot & (size - 1)] !== key && keys[slot & (size - 1)] !== -1) slot += 1
    return slot & (size - 1)
  }
  return {
    /** 0, the root, where there is none: no edge leads there. */
    get: (key: number): number => {
      const slot = slotOf(key)
      return keys[slot] === key ? (targets[slot] ?? 0) : 0
    },
    set: (key: number, target: number): void => {
      const slot = slotOf(key)
      keys[slot] = key
      targets[slot] = target
    },
  }
}

const isShort = (letters: number): boolean => letters < 0x8000

/** All values at once in one pass (Aho and Corasick 1975): a text with a thousand findings costs no thousand passes. */
export const valueSearch = (values: readonly Uint16Array[]): ((text: Uint16Array, take: Take) => void) => {
  const most = values.reduce((sum, { length }) => sum + length, 1)
  const letters = new Uint16Array(0x10000)
  let count = 0
  const edges = edgeTable(most)
  const [parents, by, depths] = [new Int32Array(most), new Uint16Array(most), new Int32Array(most)]
  const [ends, fallbacks, shorter] = [new Int32Array(most).fill(-1), new Int32Array(most), new Int32Array(most)]
  const edgeOf = (node: number, letter: number): number => node * 0x8000 + letter
  let nodes = 1

  values.forEach((value, index) => {
    let node = 0
    for (const unit of value) {
      if (letters[unit] === 0 && isShort(count)) letters[unit] = count += 1
      const letter = letters[unit] ?? 0
      let to = edges.get(edgeOf(node, letter))
      if (to === 0) {
        to = nodes
        nodes += 1
        edges.set(edgeOf(node, letter), to)
        parents[to] = node
        by[to] = letter
        depths[to] = (depths[node] ?? 0) + 1
      }
      node = to
    }
    ends[node] = index
  })

  const step = (from: number, letter: number): number => {
    for (let node = from; ; node = fallbacks[node] ?? 0) {
      const to = edges.get(edgeOf(node, letter))
      if (to !== 0 || node === 0) return to
    }
  }

  const byDepth = Int32Array.from({ length: nodes - 1 }, (_, index) => index + 1).sort(
    (one, other) => (depths[one] ?? 0) - (depths[other] ?? 0),
  )
  for (const node of byDepth) {
    const parent = parents[node] ?? 0
    const fallback = parent === 0 ? 0 : step(fallbacks[parent] ?? 0, by[node] ?? 0)
    fallbacks[node] = fallback
    shorter[node] = (ends[fallback] ?? -1) >= 0 ? fallback : (shorter[fallback] ?? 0)
  }

  return (text, take) => {
    let node = 0
    for (let at = 0; at < text.length; at += 1) {
      const letter = letters[text[at] ?? 0] ?? 0
      node = letter === 0 ? 0 : step(node, letter)
      for (let ending = node; ending !== 0; ending = shorter[ending] ?? 0) {
        const value = ends[ending] ?? -1
        if (value >= 0 && take(value, at + 1 - (depths[ending] ?? 0), at + 1)) break
      }
    }
  }
}
