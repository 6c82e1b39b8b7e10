/** Where an address is, as far as a geo-IP source tells. */
export interface Place {
  readonly country: string
  readonly city?: string | undefined
  readonly lat?: number | undefined
  readonly lon?: number | undefined
  readonly kind?: string | undefined
}

export type Locate = (ip: string) => Place | undefined

export interface IpRange extends Place {
  readonly cidr: string
}

const ipv4 = (ip: string): number | undefined => {
  const parts = ip.split('.')
  if (parts.length !== 4) return undefined
  let value = 0
  for (const part of parts) {
    const byte = Number(part)
    if (!Number.isInteger(byte) || byte < 0 || byte > 255 || part === '') return undefined
    value = value * 256 + byte
  }
  return value
}

/** Hexadecimal groups of an IPv6 address, `::` written out; nothing for anything else. */
const ipv6 = (ip: string): string | undefined => {
  if (!ip.includes(':')) return undefined
  const [head = '', tail] = ip.toLowerCase().split('::')
  const groups = (text: string) => (text === '' ? [] : text.split(':'))
  const [front, back] = [groups(head), groups(tail ?? '')]
  const middle = tail === undefined ? 0 : 8 - front.length - back.length
  const all = [...front, ...Array.from({ length: Math.max(0, middle) }, () => '0'), ...back]
  return all.length === 8 ? all.map((group) => group.padStart(4, '0')).join('') : undefined
}

/** The network an address lies in as a name: /24 for IPv4, /48 for IPv6. */
export const networkOf = (ip: string): string =>
  ip.includes(':') ? (ipv6(ip)?.slice(0, 12) ?? ip) : ip.slice(0, Math.max(0, ip.lastIndexOf('.')))

/** Finds the longest range that holds an address, in as many steps as there are lengths of prefix. */
export const rangesOf = <Of>(ranges: readonly { readonly cidr: string; readonly value: Of }[]) => {
  const byLength = new Map<number, Map<number, Of>>()
  const wide = new Map<string, Of>()
  for (const { cidr, value } of ranges) {
    const [base = '', size] = cidr.split('/')
    const start = ipv4(base)
    if (start === undefined) {
      const digits = ipv6(base)
      if (digits !== undefined) wide.set(digits.slice(0, Math.floor(Number(size ?? 128) / 4)), value)
      continue
    }
    const bits = Number(size ?? 32)
    const table = byLength.get(bits) ?? new Map<number, Of>()
    table.set(Math.floor(start / 2 ** (32 - bits)), value)
    byLength.set(bits, table)
  }
  const lengths = [...byLength].sort(([a], [b]) => b - a)
  return (ip: string): Of | undefined => {
    const address = ipv4(ip)
    if (address !== undefined) {
      for (const [bits, table] of lengths) {
        const found = table.get(Math.floor(address / 2 ** (32 - bits)))
        if (found !== undefined) return found
      }
      return undefined
    }
    const digits = ipv6(ip)
    for (let end = digits?.length ?? 0; digits !== undefined && end > 0; end--) {
      const found = wide.get(digits.slice(0, end))
      if (found !== undefined) return found
    }
    return undefined
  }
}

/** A locator over the account's own table of ranges. */
export const locateIn = (ranges: readonly IpRange[]): Locate =>
  rangesOf(ranges.map((range) => ({ cidr: range.cidr, value: range })))

const radians = Math.PI / 180

/** Kilometres between two places along the globe; nothing where either has no coordinates. */
export const distance = (a: Place, b: Place): number | undefined => {
  if (a.lat === undefined || a.lon === undefined || b.lat === undefined || b.lon === undefined) return undefined
  const [north, east] = [(b.lat - a.lat) * radians, (b.lon - a.lon) * radians]
  const part =
    Math.sin(north / 2) ** 2 + Math.cos(a.lat * radians) * Math.cos(b.lat * radians) * Math.sin(east / 2) ** 2
  return 12_742 * Math.asin(Math.min(1, Math.sqrt(part)))
}
