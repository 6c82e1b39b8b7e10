import { keccak256 } from './keccak-256.ts'
import { sha256 } from './sha-256.ts'

const base58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
/** First byte of addresses that pay to a key or to a script: Bitcoin, Litecoin, Dogecoin. */
const versions: ReadonlySet<number> = new Set([0x00, 0x05, 0x30, 0x32, 0x1e, 0x16])
const bytesOfAddress = 25

const decoded = (address: string): Uint8Array | undefined => {
  const bytes = new Uint8Array(bytesOfAddress)
  for (const character of address) {
    let carry = base58.indexOf(character)
    for (let at = bytesOfAddress - 1; at >= 0; at -= 1) {
      carry += (bytes[at] ?? 0) * 58
      bytes[at] = carry & 0xff
      carry >>= 8
    }
    if (carry !== 0) return undefined
  }
  return bytes
}

/** The last four bytes are the first of the others hashed twice. */
export const isBase58Check = (address: string): boolean => {
  const bytes = decoded(address)
  if (bytes === undefined || !versions.has(bytes[0] ?? 0xff)) return false
  const hash = sha256(sha256(bytes.subarray(0, 21)))
  return bytes.subarray(21).every((byte, at) => byte === hash[at])
}

const bech32 = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'
const generators = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3]

const polymod = (values: readonly number[]): number =>
  values.reduce((sum, value) => {
    const top = sum >>> 25
    return generators.reduce(
      (mixed, generator, bit) => ((top >> bit) & 1 ? mixed ^ generator : mixed),
      ((sum & 0x1ffffff) << 5) ^ value,
    )
  }, 1)

/** Version 0 is summed to 1, later ones to a constant of BIP 350. */
export const isBech32 = (address: string): boolean => {
  const small = address.toLowerCase()
  if (address !== small && address !== address.toUpperCase()) return false
  const split = small.lastIndexOf('1')
  const prefix = Array.from(small.slice(0, split), (one) => one.charCodeAt(0))
  const data = Array.from(small.slice(split + 1), (one) => bech32.indexOf(one))
  if (data.includes(-1) || data.length < 8) return false
  const sum = polymod([...prefix.map((code) => code >> 5), 0, ...prefix.map((code) => code & 31), ...data])
  return sum === (data[0] === 0 ? 1 : 0x2bc830a3)
}

/** A letter is a capital where the hash of the small letters has a digit of eight or more. */
export const isMixedRight = (address: string): boolean => {
  const digits = address.slice(2)
  const hash = keccak256(digits.toLowerCase())
  return Array.from(digits).every((one, at) => {
    const nibble = ((hash[at >> 1] ?? 0) >> (at % 2 === 0 ? 4 : 0)) & 15
    return !/[a-f]/i.test(one) || nibble > 7 === (one === one.toUpperCase())
  })
}
