import { Resolver } from 'node:dns/promises'
import { readFile } from 'node:fs/promises'

/** Milliseconds a name server may take, and how often it is asked. */
const patience = { timeout: 2_000, tries: 2 }

/** What every system's own file says, whatever is written there (RFC 6761). */
const ownNames = new Map([['localhost', ['127.0.0.1', '::1']]])

/** The addresses that lines of a hosts file give a name. */
export const inHosts = (lines: string, name: string): readonly string[] =>
  lines.split('\n').flatMap((line) => {
    const [address, ...names] = (line.split('#')[0] ?? '').trim().split(/\s+/)
    return address !== undefined && names.some((one) => one.toLowerCase() === name.toLowerCase()) ? [address] : []
  })

const hostsFile = async (): Promise<string> => {
  try {
    return await readFile('/etc/hosts', 'utf8')
  } catch (error) {
    // A system without the file names nobody in it.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ''
    throw error
  }
}

/** From the name servers, of both kinds; a name that has one kind only has the other's answer missing. */
const fromServers = async (
  name: string,
  signal: AbortSignal,
  servers: readonly string[] | undefined,
): Promise<readonly string[]> => {
  const resolver = new Resolver(patience)
  if (servers !== undefined) resolver.setServers(servers)
  const cancel = () => resolver.cancel()
  signal.addEventListener('abort', cancel, { once: true })
  try {
    const asked = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)])
    const found = asked.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []))
    const [first] = asked
    if (found.length === 0 && first.status === 'rejected') throw first.reason
    return found
  } finally {
    signal.removeEventListener('abort', cancel)
  }
}

/**
 * Every address of a name. The system's own `getaddrinfo` waits as long as the name's servers like, and on one of the
 * few threads that the whole process has for files and names: an admin's destination could hold up Zendesk and the
 * database. The resolver used here takes no thread and can be ended. The system's own file of names is read where inner
 * addresses are allowed: it names nothing else.
 */
export const addressesOf =
  ({ inHouse, servers }: { readonly inHouse: boolean; readonly servers?: readonly string[] }) =>
  async (name: string, signal: AbortSignal): Promise<readonly string[]> => {
    const bare = name.replace(/\.$/, '')
    const written = inHouse ? inHosts(await hostsFile(), bare) : []
    if (written.length > 0) return written
    return ownNames.get(bare.toLowerCase()) ?? fromServers(bare, signal, servers)
  }
