import { BlockList, isIP } from 'node:net'
import { addressesOf } from './names.ts'

/** What IANA keeps for special purposes: nothing there is a stranger's server, and some of it is our own house. */
const special4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const
/** Of IPv6 only global unicast is let through at all; what IPv4 it may carry within is left out of that. */
const global6 = ['2000::', 3] as const
const special6 = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const

const refused = new BlockList()
for (const [net, size] of special4) refused.addSubnet(net, size, 'ipv4')
for (const [net, size] of special6) refused.addSubnet(net, size, 'ipv6')
const allowed6 = new BlockList()
allowed6.addSubnet(global6[0], global6[1], 'ipv6')

/** Whether an address is one of the open internet. */
export const isPublic = (address: string): boolean => {
  const version = isIP(address)
  if (version === 4) return !refused.check(address, 'ipv4')
  return version === 6 && allowed6.check(address, 'ipv6') && !refused.check(address, 'ipv6')
}

export interface Net {
  /** Inner addresses are allowed: for tests, the demo, and a receiver in one's own house. Off by default. */
  readonly allowsPrivate: boolean
  /** Every address of a name; asked no further once the signal has come. */
  readonly resolve?: (host: string, signal: AbortSignal) => Promise<readonly string[]>
  /** Certificates that are trusted instead of the system's, as PEM. */
  readonly ca?: string
  readonly timeoutMs?: number
}

export type Resolved =
  | { readonly ok: true; readonly address: string }
  | { readonly ok: false; readonly why: 'address-refused' | 'unknown-name' | 'slow' }

/** Ends with the signal, however long the work takes. */
const within = async <T>(signal: AbortSignal, work: Promise<T>): Promise<T> => {
  signal.throwIfAborted()
  const end = new AbortController()
  const aborted = new Promise<never>((_, fail) => {
    const stop = () => fail(new DOMException('out of time', 'TimeoutError'))
    signal.addEventListener('abort', stop, { once: true, signal: end.signal })
  })
  try {
    return await Promise.race([work, aborted])
  } finally {
    end.abort()
  }
}

/**
 * The address to connect to, asked anew for each connection and then used as it is: a name that points elsewhere a
 * moment later gains nothing. One inner address among several refuses them all.
 */
export const resolve = async (host: string, net: Net, signal: AbortSignal): Promise<Resolved> => {
  const bare = host.replace(/^\[(.*)\]$/, '$1')
  const ask = net.resolve ?? addressesOf({ inHouse: net.allowsPrivate })
  let addresses: readonly string[]
  try {
    addresses = isIP(bare) > 0 ? [bare] : await within(signal, ask(bare, signal))
  } catch {
    return { ok: false, why: signal.aborted ? 'slow' : 'unknown-name' }
  }
  const [address] = addresses
  if (address === undefined) return { ok: false, why: 'unknown-name' }
  if (!net.allowsPrivate && !addresses.every(isPublic)) return { ok: false, why: 'address-refused' }
  return { ok: true, address }
}
