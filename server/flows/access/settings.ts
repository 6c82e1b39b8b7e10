import type { AccessSettings, StoredAccessSettings } from '../../../contract/access-settings.ts'
import type { LedgerRef } from '../../../contract/source.ts'
import type { EntryFields } from '../../../core/ledger/index.ts'
import type { Instant } from '../../../core/time.ts'
import type { Refusal } from '../failure.ts'
import { mayWatch, type Looker } from './cases.ts'

export interface AccessSettingsPorts extends Looker {
  readonly clock: () => Instant
  readonly accessSettings: () => Promise<StoredAccessSettings>
  /** The settings and their ledger entry in one transaction; undefined when another version came first. */
  readonly saveAccessSettings: (
    saved: StoredAccessSettings & { readonly authorId: number },
    entry: EntryFields,
  ) => Promise<LedgerRef | undefined>
}

type Shown = { readonly ok: true; readonly stored: StoredAccessSettings } | Refusal

export const readAccessSettings = async (ports: AccessSettingsPorts, userId: number): Promise<Shown> => {
  const may = await mayWatch(ports, userId)
  return may.ok ? { ok: true, stored: await ports.accessSettings() } : may
}

const names = ['budget', 'keep_months', 'networks'] as const

/** An admin replaces the settings; the ledger tells which of them are different, and not what they are. */
export const saveAccessSettings = async (
  ports: AccessSettingsPorts,
  userId: number,
  asked: { readonly base_version: number; readonly settings: AccessSettings },
): Promise<Shown> => {
  const may = await mayWatch(ports, userId)
  if (!may.ok) return may
  const before = await ports.accessSettings()
  if (before.version !== asked.base_version) return { ok: false, problem: 'settings-changed' }
  const { settings } = asked
  const changed = names.filter((name) => String(before.settings[name]) !== String(settings[name]))
  const stored = { version: before.version + 1, settings }
  const ledger = await ports.saveAccessSettings(
    { ...stored, authorId: userId },
    {
      at: ports.clock(),
      actor: { user_id: userId },
      action: 'access.settings-changed',
      types: [],
      count: changed.length,
      settings_version: stored.version,
      changed,
    },
  )
  return ledger === undefined ? { ok: false, problem: 'settings-changed' } : { ok: true, stored }
}
