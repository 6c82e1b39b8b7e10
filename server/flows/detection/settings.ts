import { defaultDetection, type DetectionSettings, type StoredDetection } from '../../../contract/detection.ts'
import type { LedgerRef } from '../../../contract/source.ts'
import { checkDetectors } from '../../../core/pii/custom/index.ts'
import type { DetectorFault } from '../../../core/pii/custom/custom-detector.ts'
import { isCustomType, typeOfDetector } from '../../../core/pii/custom/type.ts'
import type { EntityType } from '../../../core/pii/finding.ts'
import type { EntryFields } from '../../../core/ledger/index.ts'
import type { Instant } from '../../../core/time.ts'
import { attempt, isGone, refuse, type Refusal } from '../failure.ts'
import { administersAccount, type RightsPorts } from '../redaction/permission.ts'
import type { DetectionPorts } from './look.ts'

export interface SettingsPorts extends DetectionPorts, Pick<RightsPorts, 'user'> {
  /** The settings and their ledger entry in one transaction; undefined when another version came first. */
  readonly saveDetection: (
    saved: { readonly version: number; readonly settings: DetectionSettings; readonly authorId: number },
    entry: EntryFields,
  ) => Promise<LedgerRef | undefined>
  readonly clock: () => Instant
}

type Shown = { readonly ok: true; readonly stored: StoredDetection } | Refusal

/** Examples may be real numbers of real people: nobody sees them who can't change them. */
export const withoutExamples = (settings: DetectionSettings): DetectionSettings => ({
  ...settings,
  custom: settings.custom.map((detector) => ({ ...detector, examples: { match: [], no_match: [] } })),
})

const mayEdit = async (ports: SettingsPorts, userId: number): Promise<boolean | Refusal> => {
  const asked = await attempt(() => administersAccount(ports, userId))
  if (asked.ok) return asked.value
  return isGone(asked.failure) ? { ok: false, problem: 'not-signed-in' } : refuse(asked.failure)
}

export const readSettings = async (ports: SettingsPorts, userId: number): Promise<Shown> => {
  const edits = await mayEdit(ports, userId)
  if (typeof edits !== 'boolean') return edits
  const { version, settings } = await ports.detection()
  return {
    ok: true,
    stored: { version, settings: edits ? settings : withoutExamples(settings), may_edit: edits },
  }
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

const names = Object.keys(defaultDetection) as (keyof DetectionSettings)[]

/** The kinds that are found otherwise than before: switched on or off, written, rewritten, taken away. */
const kindsChanged = (before: DetectionSettings, after: DetectionSettings): readonly EntityType[] => {
  const differing = <Item>(one: readonly Item[], other: readonly Item[]): readonly Item[] =>
    one.filter((item) => !other.some((same) => isSame(item, same)))
  const switched = [
    ...differing(before.switched_off, after.switched_off),
    ...differing(after.switched_off, before.switched_off),
  ]
  const written = [...differing(before.custom, after.custom), ...differing(after.custom, before.custom)]
  return [...new Set([...switched, ...written.map(({ name }) => typeOfDetector(name))])].sort()
}

/** How often a form was seen is counted, not set. */
const asKept = (settings: DetectionSettings): DetectionSettings => ({
  ...settings,
  own_numbers: settings.own_numbers.map((number) => ({ ...number, seen: 0 })),
})

export type SaveRefusal = Refusal & { readonly faults?: readonly DetectorFault[] }

/** An admin replaces the settings: checked, sealed, and told by the ledger by names of settings and kinds alone. */
export const saveSettings = async (
  ports: SettingsPorts,
  userId: number,
  asked: { readonly base_version: number; readonly settings: DetectionSettings },
): Promise<Exclude<Shown, Refusal> | SaveRefusal> => {
  const edits = await mayEdit(ports, userId)
  if (typeof edits !== 'boolean') return edits
  if (!edits) return { ok: false, problem: 'admins-only' }
  const before = await ports.detection()
  if (before.version !== asked.base_version) return { ok: false, problem: 'settings-changed' }
  const faults = checkDetectors(asked.settings.custom)
  if (faults.length > 0) return { ok: false, problem: 'custom-detector-refused', faults }
  const [old, settings] = [asKept(before.settings), asKept(asked.settings)]
  const changed = names.filter((name) => !isSame(old[name], settings[name]))
  const version = before.version + 1
  const ledger = await ports.saveDetection(
    { version, settings, authorId: userId },
    {
      at: ports.clock(),
      actor: { user_id: userId },
      action: 'detection.changed',
      types: kindsChanged(old, settings),
      count: changed.length,
      settings_version: version,
      changed,
    },
  )
  if (ledger === undefined) return { ok: false, problem: 'settings-changed' }
  const now = await ports.detection()
  return { ok: true, stored: { ...now, may_edit: true } }
}

/** Whether each kind is one of ours or one that the account has written: whatever else a page says gets into no ledger. */
export const areKnown = async (ports: DetectionPorts, types: readonly EntityType[]): Promise<boolean> => {
  const own = types.filter(isCustomType)
  if (own.length === 0) return true
  const { settings } = await ports.detection()
  const known = new Set<EntityType>(settings.custom.map(({ name }) => typeOfDetector(name)))
  return own.every((type) => known.has(type))
}
