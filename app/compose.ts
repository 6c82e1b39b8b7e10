import { fromHex, hmacHex } from '../core/envelope/index.ts'
import type { Api } from './api.ts'
import { createAccountScan } from './scan/account-scan.ts'
import { createScanner } from './scan/scanner.ts'
import { createSidebar, type Sidebar } from './sidebar/sidebar.ts'
import { readParticipants } from './ticket/participants.ts'
import { createPeople } from './ticket/people.ts'
import type { Host } from './zaf.ts'

/** A turn for the browser to draw and to answer keys. */
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))

/** Hands the sidebar what it needs: the detection, the keys of the session, the clock. */
export const sidebarFor = (host: Host, api: Api): Sidebar => {
  const fetchParts = () => import('./scan/account.ts')
  let fetched: ReturnType<typeof fetchParts> | undefined
  /** Where the page was built anew meanwhile, or the network failed, the next reading asks again. */
  const account = (): ReturnType<typeof fetchParts> =>
    (fetched ??= fetchParts().catch((error: unknown) => {
      fetched = undefined
      throw error
    }))
  // Fetched while the ticket is read.
  void account()
  const parser = new DOMParser()
  const keyed = (key: 'digest_key' | 'fingerprint_key', text: string) => hmacHex(fromHex(api.session()[key]), text)
  const rules = () => api.session().detection.settings
  const people = createPeople(host.read)
  const { scan, engine } = createAccountScan({
    rules,
    engine: async (settings, known) => (await account()).accountEngine(settings, known),
    scannerOn: (found) =>
      createScanner({
        engine: found,
        project: async (html) => (await found()).projectDom(html, parser).text,
        fingerprint: (type, normalised) => keyed('fingerprint_key', `${type}|${normalised}`),
        pause,
      }),
    people,
    participants: () => readParticipants(host.read, host.ticketId),
  })
  return createSidebar({
    host,
    api,
    people,
    scan,
    propose: async () => {
      const { propose } = await engine()
      return (texts) => propose(texts, rules())
    },
    digest: (raw) => keyed('digest_key', raw),
    newId: () => crypto.randomUUID(),
    now: () => new Date(),
  })
}
