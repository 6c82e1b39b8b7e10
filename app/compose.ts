import { fromHex, hmacHex } from '../core/envelope/index.ts'
import type { Api } from './api.ts'
import { createScanner } from './scan/scanner.ts'
import { createSidebar, type Sidebar } from './sidebar/sidebar.ts'
import { createPeople } from './ticket/people.ts'
import type { Host } from './zaf.ts'

/** A turn for the browser to draw and to answer keys. */
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))

/** Hands the sidebar what it needs: the detection, the keys of the session, the clock. */
export const sidebarFor = (host: Host, api: Api): Sidebar => {
  const fetched = import('./scan/engine.ts').then(({ engineFor, standardSettings }) => engineFor(standardSettings))
  const parser = new DOMParser()
  const keyed = (key: 'digest_key' | 'fingerprint_key', text: string) => hmacHex(fromHex(api.session()[key]), text)
  return createSidebar({
    host,
    api,
    people: createPeople(host.read),
    propose: async () => (await fetched).propose,
    scan: createScanner({
      engine: () => fetched,
      project: async (html) => (await fetched).projectDom(html, parser).text,
      fingerprint: (type, normalised) => keyed('fingerprint_key', `${type}|${normalised}`),
      pause,
    }),
    digest: (raw) => keyed('digest_key', raw),
    newId: () => crypto.randomUUID(),
    now: () => new Date(),
  })
}
