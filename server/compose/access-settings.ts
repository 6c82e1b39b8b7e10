import * as z from 'zod'
import { defaultAccessSettings, type StoredAccessSettings } from '../../contract/access-settings.ts'
import { openText, seal } from '../../core/envelope/index.ts'
import { inNetworks } from '../../core/access/index.ts'
import type { AccessSettingsPorts } from '../flows/access/settings.ts'
import type { TenantKeys } from '../keys/tenant.ts'
import * as stored from '../store/access-settings.ts'
import type { Tx } from '../store/database.ts'

const networksAad = (tenantId: string, version: number): string => `access_settings/${tenantId}/${String(version)}`
const networksSchema = z.array(z.string())

interface Current extends StoredAccessSettings {
  readonly corporate: (ip: string) => boolean
}

/** One account's settings of watching access as this process holds them: opened once a version. */
export const accessSettingsOf = (
  run: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>,
  keys: Pick<TenantKeys, 'seal'>,
  tenantId: string,
) => {
  let current: Current = { version: 0, settings: defaultAccessSettings, corporate: () => false }

  const load = async (): Promise<Current> => {
    const latest = await run(stored.latestAccessSettings)
    if (latest === undefined || latest.version === current.version) return current
    const { version, budget, keepMonths, sealedNetworks } = latest
    const opened = await openText(keys.seal, sealedNetworks, networksAad(tenantId, version))
    const networks = networksSchema.parse(JSON.parse(opened))
    current = { version, settings: { budget, keep_months: keepMonths, networks }, corporate: inNetworks(networks) }
    return current
  }

  return {
    accessSettings: async (): Promise<StoredAccessSettings> => {
      const { version, settings } = await load()
      return { version, settings }
    },
    corporate: async () => (await load()).corporate,
    saveAccessSettings: async ({ version, settings, authorId }, entry) => {
      const sealedNetworks = await seal(keys.seal, JSON.stringify(settings.networks), networksAad(tenantId, version))
      const { budget, keep_months: keepMonths } = settings
      const row = { version, budget, keepMonths, sealedNetworks, authorId, at: entry.at }
      return run((tx) => stored.addAccessSettings(tx, tenantId, row, entry))
    },
  } satisfies Pick<AccessSettingsPorts, 'accessSettings' | 'saveAccessSettings'> & Record<'corporate', unknown>
}
