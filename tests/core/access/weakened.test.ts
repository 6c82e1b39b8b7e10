import { describe, expect, it } from 'vitest'
import { watch, type Told } from '../../../core/access/index.ts'

const at = (hours: number): string => new Date(Date.parse('2026-01-05T08:00:00Z') + hours * 3_600_000).toISOString()
const audit = (id: number, hours: number, fields: object) => ({
  _log: 'audit' as const,
  id,
  created_at: at(hours),
  actor_id: 5,
  action: 'update',
  source_type: 'account_setting',
  ...fields,
})

const told = (records: readonly ReturnType<typeof audit>[]): readonly Told[] => {
  const watching = watch({ account: { agents: [{ id: 5 }, { id: 8 }] } })
  return records.flatMap((record) => {
    const taken = watching.take(record)
    return taken.ok ? taken.told : []
  })
}
const opened = (records: readonly ReturnType<typeof audit>[]) =>
  told(records)
    .filter(({ what }) => what === 'opened')
    .map(({ anomaly }) => anomaly.detail)

const twoFactor = (id: number, hours: number, change_description: string) =>
  audit(id, hours, { source_label: 'Require Two Factor', change_description })

describe('a change on the audit log', () => {
  it('is told at once where it weakens, whatever the budget', () => {
    const ways = [
      audit(1, 0, { source_label: 'IP restrictions', change_description: 'Disabled' }),
      audit(2, 1, { source_label: 'Credit Card Redaction', change_description: 'Disabled' }),
      audit(3, 2, { action: 'create', source_type: 'oauth_client', source_label: 'x' }),
      audit(4, 3, { action: 'create', source_type: 'webhook', source_label: 'x' }),
      audit(5, 4, { action: 'create', source_type: 'zendesk/app_market/app', source_label: 'x' }),
      audit(6, 5, { source_type: 'user', source_id: 8, change_description: 'Role changed from Agent to Owner' }),
    ]
    const expected = ['ip-restrictions', 'card-redaction', 'oauth-client', 'webhook', 'app', 'owner']
    expect(opened(ways)).toEqual(expected)
  })

  it('is information where it strengthens, or opens little', () => {
    const ways = [
      twoFactor(1, 0, 'Enabled'),
      audit(2, 1, { source_label: 'Mobile App Access', change_description: 'Enabled' }),
      audit(3, 2, { action: 'create', source_type: 'apitoken', source_label: 'x' }),
      audit(4, 3, { action: 'destroy', source_type: 'webhook', source_label: 'x' }),
    ]
    expect(opened(ways)).toEqual([])
  })

  it('undone within a day is paired with its undoing in the same case', () => {
    const said = told([twoFactor(1, 0, 'Disabled'), twoFactor(2, 5, 'Enabled')])
    expect(said.map(({ what }) => what)).toEqual(['opened', 'updated'])
    expect(said[1]?.anomaly.events).toEqual(['1', '2'])
  })

  it('undone later is not', () => {
    expect(told([twoFactor(1, 0, 'Disabled'), twoFactor(2, 30, 'Enabled')]).map(({ what }) => what)).toEqual(['opened'])
  })

  it('that lets an agent in again is told, and a customer is not', () => {
    const lifted = (id: number, source_id: number) =>
      audit(id, id, {
        action: 'destroy',
        source_type: 'user_setting',
        source_id,
        source_label: 'Suspension state: x',
        change_description: 'Suspended',
      })
    expect(opened([lifted(1, 8), lifted(2, 12_345)])).toEqual(['suspension'])
  })
})
