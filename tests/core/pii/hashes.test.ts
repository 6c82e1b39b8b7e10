import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { keccak256 } from '../../../core/pii/recognizers/keccak-256.ts'
import { sha256 } from '../../../core/pii/recognizers/sha-256.ts'

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

it.each([0, 1, 3, 21, 32, 55, 56, 63, 64, 65, 119, 120, 200])('SHA-256 of %i bytes is what node says', (length) => {
  const bytes = Uint8Array.from({ length }, (_, index) => index * 7)
  expect(hex(sha256(bytes))).toBe(createHash('sha256').update(bytes).digest('hex'))
})

/** The two that everybody publishes: of nothing, as in the Ethereum Yellow Paper, and of `abc`. */
it.each([
  ['', 'c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470'],
  ['abc', '4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45'],
])('Keccak-256 of %j is as published', (text, hash) => {
  expect(hex(keccak256(text))).toBe(hash)
})
