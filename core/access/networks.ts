/** Why a text is no network; `host-bits`: it has more than the network in it, and `networkIn` says which was meant. */
export type NetworkFault = 'malformed' | 'too-wide' | 'host-bits'

/** Wider than any company's own: with it everybody else would be in the house too. Bits of the prefix. */
const widest = { 32: 8, 128: 16 } as const

const byte = /^(?:0|[1-9]\d{0,2})$/
const group = /^[0-9a-f]{1,4}$/i

const bits = (value: number, length: number): string => value.toString(2).padStart(length, '0')

const bitsOf4 = (text: string): string | undefined => {
  const parts = text.split('.')
  const isGood = parts.length === 4 && parts.every((part) => byte.test(part) && Number(part) <= 255)
  return isGood ? parts.map((part) => bits(Number(part), 8)).join('') : undefined
}

const bitsOf6 = (text: string): string | undefined => {
  const halves = text.split('::')
  const [front = [], back = []] = halves.map((half) => (half === '' ? [] : half.split(':')))
  const left = 8 - front.length - back.length
  if (halves.length > 2 || (halves.length === 2 ? left < 1 : left !== 0)) return undefined
  const all = [...front, ...Array.from({ length: left }, () => '0'), ...back]
  return all.every((one) => group.test(one)) ? all.map((one) => bits(parseInt(one, 16), 16)).join('') : undefined
}

/** An address as 32 or 128 binary digits; nothing for anything else. */
const bitsOf = (address: string): string | undefined => (address.includes(':') ? bitsOf6(address) : bitsOf4(address))

interface Network {
  readonly bits: string
  readonly size: number
}

const parse = (text: string): Network | undefined => {
  const [address = '', size, ...more] = text.split('/')
  const found = bitsOf(address)
  if (found === undefined || more.length > 0) return undefined
  if (size === undefined) return { bits: found, size: found.length }
  return byte.test(size) && Number(size) <= found.length ? { bits: found, size: Number(size) } : undefined
}

/** What is wrong with a network in CIDR notation (RFC 4632, RFC 4291); an address alone is a network of one. */
export const networkFault = (text: string): NetworkFault | undefined => {
  const network = parse(text)
  if (network === undefined) return 'malformed'
  if (network.size < widest[network.bits.length === 32 ? 32 : 128]) return 'too-wide'
  return network.bits.slice(network.size).includes('1') ? 'host-bits' : undefined
}

const written = (all: string): string => {
  const step = all.length === 32 ? 8 : 16
  const parts = (all.match(new RegExp(`.{${String(step)}}`, 'g')) ?? []).map((part) => parseInt(part, 2))
  if (step === 8) return parts.join('.')
  const text = parts.map((part) => part.toString(16)).join(':')
  return text.replace(/(?:^|:)0(?::0)+$/, '::')
}

/** The network that a text with `host-bits` lies in, as it is to be written. */
export const networkIn = (text: string): string => {
  const network = parse(text)
  if (network === undefined) return text
  const { bits: all, size } = network
  return `${written(all.slice(0, size).padEnd(all.length, '0'))}/${String(size)}`
}

/** Says of an address whether one of the networks holds it. */
export const inNetworks = (networks: readonly string[]): ((address: string) => boolean) => {
  const parsed = networks.flatMap((text) => parse(text) ?? [])
  const [narrow, wide] = [32, 128].map((length) =>
    parsed.filter((one) => one.bits.length === length).map((one) => one.bits.slice(0, one.size)),
  )
  return (address) => {
    const found = bitsOf(address)
    if (found === undefined) return false
    return (found.length === 32 ? narrow : wide)?.some((prefix) => found.startsWith(prefix)) ?? false
  }
}
