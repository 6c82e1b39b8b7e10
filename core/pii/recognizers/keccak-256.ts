/** Lanes of 64 bits as pairs of 32: twenty-five of them, low word first. */
type State = Int32Array

/** The rotation of each lane on the way of pi, and where it goes; round constants by the register of FIPS 202, algorithm 5. */
const rotations = [1, 3, 6, 10, 15, 21, 28, 36, 45, 55, 2, 14, 27, 41, 56, 8, 25, 43, 62, 18, 39, 61, 20, 44]
const lanes = [10, 7, 11, 17, 18, 3, 5, 16, 8, 21, 24, 4, 15, 23, 19, 13, 12, 2, 20, 14, 22, 9, 6, 1]

const roundConstants = ((): Int32Array => {
  const out = new Int32Array(48)
  let register = 1
  for (let round = 0; round < 24; round += 1)
    for (let bit = 0; bit < 7; bit += 1) {
      const place = (1 << bit) - 1
      if ((register & 1) === 1) {
        const at = round * 2 + (place >> 5)
        out[at] = (out[at] ?? 0) ^ (1 << (place & 31))
      }
      register = register & 0x80 ? ((register << 1) ^ 0x171) & 0xff : register << 1
    }
  return out
})()

const turn = (low: number, high: number, by: number): readonly [number, number] => {
  const [one, other] = by < 32 ? [low, high] : [high, low]
  const rest = by & 31
  if (rest === 0) return [one, other]
  return [(one << rest) | (other >>> (32 - rest)), (other << rest) | (one >>> (32 - rest))]
}

const at = (state: State, index: number): number => state[index] ?? 0

const permute = (state: State): void => {
  const columns = new Int32Array(10)
  for (let round = 0; round < 24; round += 1) {
    for (let x = 0; x < 10; x += 1)
      columns[x] = at(state, x) ^ at(state, x + 10) ^ at(state, x + 20) ^ at(state, x + 30) ^ at(state, x + 40)
    for (let x = 0; x < 5; x += 1) {
      const after = ((x + 1) % 5) * 2
      const before = ((x + 4) % 5) * 2
      const [low, high] = turn(columns[after] ?? 0, columns[after + 1] ?? 0, 1)
      for (let lane = x * 2; lane < 50; lane += 10) {
        state[lane] = at(state, lane) ^ low ^ (columns[before] ?? 0)
        state[lane + 1] = at(state, lane + 1) ^ high ^ (columns[before + 1] ?? 0)
      }
    }
    let [low, high] = [at(state, 2), at(state, 3)]
    lanes.forEach((lane, index) => {
      const kept = [at(state, lane * 2), at(state, lane * 2 + 1)] as const
      const [one, other] = turn(low, high, rotations[index] ?? 0)
      state[lane * 2] = one
      state[lane * 2 + 1] = other
      ;[low, high] = kept
    })
    for (let row = 0; row < 50; row += 10) {
      const old = state.slice(row, row + 10)
      for (let x = 0; x < 10; x += 1) state[row + x] = at(old, x) ^ (~at(old, (x + 2) % 10) & at(old, (x + 4) % 10))
    }
    state[0] = at(state, 0) ^ (roundConstants[round * 2] ?? 0)
    state[1] = at(state, 1) ^ (roundConstants[round * 2 + 1] ?? 0)
  }
}

const rate = 136

/** Keccak-256 as Ethereum has it, with the padding of before FIPS 202. The text is ASCII and shorter than one block. */
export const keccak256 = (ascii: string): Uint8Array => {
  const block = new Uint8Array(200)
  for (let index = 0; index < Math.min(ascii.length, rate - 1); index += 1) block[index] = ascii.charCodeAt(index)
  block[ascii.length] = 1
  block[rate - 1] = (block[rate - 1] ?? 0) | 0x80
  const view = new DataView(block.buffer)
  const state = Int32Array.from({ length: 50 }, (_, index) => view.getInt32(index * 4, true))
  permute(state)
  state.forEach((word, index) => {
    view.setInt32(index * 4, word, true)
  })
  return block.slice(0, 32)
}
