const fractions = (root: number, count: number): Uint32Array => {
  const out = new Uint32Array(count)
  for (let candidate = 2, found = 0; found < count; candidate += 1) {
    let prime = true
    for (let divisor = 2; prime && divisor * divisor <= candidate; divisor += 1) prime = candidate % divisor !== 0
    if (!prime) continue
    const value = candidate ** (1 / root)
    out[found] = Math.floor((value - Math.floor(value)) * 2 ** 32)
    found += 1
  }
  return out
}

/** FIPS 180-4, section 4.2.2 and 5.3.3: the fractions of the roots of the first primes. */
const constants = fractions(3, 64)
const initial = fractions(2, 8)

const turned = (word: number, by: number): number => (word >>> by) | (word << (32 - by))

const padded = (bytes: Uint8Array): DataView => {
  const view = new DataView(new ArrayBuffer(((bytes.length + 72) >> 6) << 6))
  bytes.forEach((byte, at) => {
    view.setUint8(at, byte)
  })
  view.setUint8(bytes.length, 0x80)
  view.setUint32(view.byteLength - 4, bytes.length * 8)
  return view
}

const compress = (state: Uint32Array, words: Uint32Array): void => {
  const now = Int32Array.from(state)
  for (let round = 0; round < 64; round += 1) {
    const a = now[0] ?? 0
    const e = now[4] ?? 0
    const one = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)
    const other = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)
    const chosen = (e & (now[5] ?? 0)) ^ (~e & (now[6] ?? 0))
    const most = (a & (now[1] ?? 0)) ^ (a & (now[2] ?? 0)) ^ ((now[1] ?? 0) & (now[2] ?? 0))
    const first = ((now[7] ?? 0) + one + chosen + (constants[round] ?? 0) + (words[round] ?? 0)) | 0
    now.copyWithin(1, 0, 7)
    now[4] = (now[4] ?? 0) + first
    now[0] = first + other + most
  }
  for (let at = 0; at < 8; at += 1) state[at] = (state[at] ?? 0) + (now[at] ?? 0)
}

/** Small and without waiting, for the check of a few bytes; the browser's own is asynchronous. */
export const sha256 = (bytes: Uint8Array): Uint8Array => {
  const view = padded(bytes)
  const state = Uint32Array.from(initial)
  const words = new Uint32Array(64)
  for (let block = 0; block < view.byteLength; block += 64) {
    for (let at = 0; at < 16; at += 1) words[at] = view.getUint32(block + at * 4)
    for (let at = 16; at < 64; at += 1) {
      const far = words[at - 15] ?? 0
      const near = words[at - 2] ?? 0
      const one = turned(far, 7) ^ turned(far, 18) ^ (far >>> 3)
      const other = turned(near, 17) ^ turned(near, 19) ^ (near >>> 10)
      words[at] = (words[at - 16] ?? 0) + one + (words[at - 7] ?? 0) + other
    }
    compress(state, words)
  }
  const out = new DataView(new ArrayBuffer(32))
  state.forEach((word, at) => {
    out.setUint32(at * 4, word)
  })
  return new Uint8Array(out.buffer)
}
