import { defaultDetection, detectionSettings, type DetectionSettings } from '../../contract/detection.ts'
import { hmacHex, openText, seal } from '../../core/envelope/index.ts'
import type { EntryFields } from '../../core/ledger/index.ts'
import { withLearned } from '../../core/pii/own-numbers/index.ts'
import type { Clock } from '../../core/time.ts'
import type { TenantKeys } from '../keys/tenant.ts'
import type { storeOf } from '../store/tenant-store.ts'

type Store = Pick<
  ReturnType<typeof storeOf>,
  'detectionSettings' | 'detectionVersion' | 'addDetectionSettings' | 'addShapes' | 'seenShapes'
>

export interface DetectionOptions {
  readonly store: Store
  readonly keys: Pick<TenantKeys, 'seal' | 'shape'>
  readonly tenantId: string
  readonly clock: Clock
}

interface Current {
  readonly version: number
  readonly settings: DetectionSettings
}

/** What was learned meanwhile may wait; a version that was saved is asked for each time. */
const learnedForMs = 60_000
/** Forms that were noted for a ticket already: a ticket is scanned after each of its comments. */
const mostNoted = 10_000

const settingsAad = (tenantId: string, version: number): string => `detection_settings/${tenantId}/${String(version)}`
const shapeAad = (tenantId: string, fingerprint: string): string => `own_number_shapes/${tenantId}/${fingerprint}`

/** One account's detection settings as this process holds them: opened once a version, with what texts have taught. */
export const detectionOf = ({ store, keys, tenantId, clock }: DetectionOptions) => {
  let current: (Current & { readonly at: number }) | undefined
  const noted = new Set<string>()

  const read = async (): Promise<Current> => {
    const stored = await store.detectionSettings()
    if (stored === undefined) return { version: 0, settings: defaultDetection }
    const opened = await openText(keys.seal, stored.sealed, settingsAad(tenantId, stored.version))
    // A setting that is newer than what was saved has its default.
    const settings = detectionSettings.parse({ ...defaultDetection, ...(JSON.parse(opened) as object) })
    return { version: stored.version, settings }
  }

  const learned = async () =>
    Promise.all(
      (await store.seenShapes()).map(async ({ sealed, fingerprint, tickets }) => ({
        shape: await openText(keys.seal, sealed, shapeAad(tenantId, fingerprint)),
        tickets,
      })),
    )

  const load = async (): Promise<Current> => {
    const { version, settings } = await read()
    const own = withLearned(settings.own_numbers, await learned())
    return { version, settings: { ...settings, own_numbers: [...own] } }
  }

  const detection = async (): Promise<Current> => {
    const now = Date.parse(clock())
    const isFresh = current !== undefined && now - current.at < learnedForMs
    if (current !== undefined && isFresh && (await store.detectionVersion()) === current.version) return current
    current = { ...(await load()), at: now }
    return current
  }

  return {
    detection,

    saveDetection: async (
      { version, settings, authorId }: Current & { readonly authorId: number },
      entry: EntryFields,
    ) => {
      const sealed = await seal(keys.seal, JSON.stringify(settings), settingsAad(tenantId, version))
      return store.addDetectionSettings({ version, sealed, authorId, at: entry.at }, entry)
    },

    noteShapes: async (ticketId: number, shapes: readonly string[]): Promise<void> => {
      const named = shapes.map((shape) => ({ shape, note: `${String(ticketId)} ${shape}` }))
      const fresh = named.filter(({ note }) => !noted.has(note))
      if (fresh.length === 0) return
      const sealed = await Promise.all(
        fresh.map(async ({ shape }) => {
          const fingerprint = await hmacHex(keys.shape, shape)
          return { fingerprint, sealed: await seal(keys.seal, shape, shapeAad(tenantId, fingerprint)) }
        }),
      )
      await store.addShapes(ticketId, sealed)
      if (noted.size + fresh.length > mostNoted) noted.clear()
      for (const { note } of fresh) noted.add(note)
    },
  }
}
