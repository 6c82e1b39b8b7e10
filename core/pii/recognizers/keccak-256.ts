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
      const word = round * 2 + (place >> 5)
      if ((register & 1) === 1) out[word] = (out[word] ?? 0) ^ (1 << (place & 31))
      register = register & 0x80 ? ((register << 1) ^ 0x171) & 0xff : register << 1
    }
  return out
})()

/** One half of a lane turned left; the other half is the same with its arguments changed over. */
const half = (one: number, other: number, by: number): number => {
  const rest = by & 31
  const near = by < 32 ? one : other
  return rest === 0 ? near : (near << rest) | ((by < 32 ? other : one) >>> (32 - rest))
}

const at = (state: State, index: number): number => state[index] ?? 0

const mixColumns = (state: State, columns: State): void => {
  for (let x = 0; x < 10; x += 1)
    columns[x] = at(state, x) ^ at(state, x + 10) ^ at(state, x + 20) ^ at(state, x + 30) ^ at(state, x + 40)
  for (let x = 0; x < 5; x += 1) {
    const after = ((x + 1) % 5) * 2
    const before = ((x + 4) % 5) * 2
    const low = half(at(columns, after), at(columns, after + 1), 1) ^ at(columns, before)
    const high = half(at(columns, after + 1), at(columns, after), 1) ^ at(columns, before + 1)
    for (let lane = x * 2; lane < 50; lane += 10) {
      state[lane] = at(state, lane) ^ low
      state[lane + 1] = at(state, lane + 1) ^ high
    }
  }
}

const turnAndMove = (state: State): void => {
  let low = at(state, 2)
  let high = at(state, 3)
  for (let index = 0; index < 24; index += 1) {
    const lane = (lanes[index] ?? 0) * 2
    const by = rotations[index] ?? 0
    const keptLow = at(state, lane)
    const keptHigh = at(state, lane + 1)
    state[lane] = half(low, high, by)
    state[lane + 1] = half(high, low, by)
    low = keptLow
    high = keptHigh
  }
}

const permute = (state: State): void => {
  const [columns, row] = [new Int32Array(10), new Int32Array(10)]
  for (let round = 0; round < 24; round += 1) {
    mixColumns(state, columns)
    turnAndMove(state)
    for (let start = 0; start < 50; start += 10) {
      row.set(state.subarray(start, start + 10))
      for (let x = 0; x < 10; x += 1) state[start + x] = at(row, x) ^ (~at(row, (x + 2) % 10) & at(row, (x + 4) % 10))
    }
    state[0] = at(state, 0) ^ at(roundConstants, round * 2)
    state[1] = at(state, 1) ^ at(roundConstants, round * 2 + 1)
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
  for (let index = 0; index < 8; index += 1) view.setInt32(index * 4, at(state, index), true)
  return block.slice(0, 32)
}
