import * as z from 'zod/mini'
import { sha256 } from '../../../core/pii/recognizers/sha-256.ts'
import type { Session } from '../../../contract/session.ts'
import type { Api } from '../../api.ts'

/** What was written on a version and not saved. `number` is the version's, null where there was none yet. */
const draft = z.object({ text: z.string(), number: z.nullable(z.number()) })
export type Draft = z.infer<typeof draft>

const drafts = z.record(z.string(), draft)

export interface Drafts {
  readonly of: (versionId: string) => Draft | undefined
  readonly keep: (versionId: string, draft: Draft) => void
  readonly drop: (versionId: string) => void
  /** Those of every version, with the version's id. */
  readonly all: () => readonly (readonly [string, Draft])[]
}

/** Of one account and one user: several may use this tab one after the other. The key itself isn't written down. */
const keyOf = ({ user_id, fingerprint_key }: Session): string => {
  const account = [...sha256(new TextEncoder().encode(fingerprint_key)).subarray(0, 8)]
  return `custos-policies-${account.map((byte) => byte.toString(16).padStart(2, '0')).join('')}-${String(user_id)}`
}

/** A browser may keep storage from frames of other sites, or have no room: then they last as long as the panel is open. */
const stored = (key: string): Readonly<Record<string, Draft>> => {
  try {
    const read = drafts.safeParse(JSON.parse(window.sessionStorage.getItem(key) ?? '{}'))
    return read.success ? read.data : {}
  } catch {
    return {}
  }
}

const store = (key: string, texts: ReadonlyMap<string, Draft>): void => {
  try {
    if (texts.size === 0) window.sessionStorage.removeItem(key)
    else window.sessionStorage.setItem(key, JSON.stringify(Object.fromEntries(texts)))
  } catch {
    return
  }
}

const draftsIn = (key: string): Drafts => {
  const texts = new Map(Object.entries(stored(key)))
  return {
    of: (versionId) => texts.get(versionId),
    keep: (versionId, one) => {
      texts.set(versionId, one)
      store(key, texts)
    },
    drop: (versionId) => {
      texts.delete(versionId)
      store(key, texts)
    },
    all: () => [...texts],
  }
}

const known = new WeakMap<Api, Drafts>()

/** What this person has not saved yet. Leaving the editor loses nothing, nor does loading the panel again in the same tab. */
export const draftsOf = (api: Api): Drafts => {
  const found = known.get(api) ?? draftsIn(keyOf(api.session()))
  known.set(api, found)
  return found
}
