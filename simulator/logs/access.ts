import { randomUUID } from 'node:crypto'
import { isoSeconds } from '../clock.ts'
import { idOf, textOf, type Fields } from '../wire/read.ts'
import type { World } from '../world.ts'
import type { AccessRow, AuditRecord } from './records.ts'

/** The access log belongs to the privacy add-on. */
export const mayWatch = ({ settings }: World): boolean => settings.privacy_add_on

const eventType = 'zen:event-type:access_log.created'

/** Here ids of users are strings, unlike in the list. */
const envelope = (world: World, row: AccessRow) => ({
  type: eventType,
  account_id: world.accountId,
  id: randomUUID(),
  time: isoSeconds(world.clock.wall()),
  zendesk_event_version: world.settings.event_version,
  subject: `zen:access_log:${row.id}`,
  detail: {},
  event: { access_logs: [{ ...row, user_id: String(row.user_id), origin_service: 'Zendesk' }] },
})

const announce = (world: World, row: AccessRow): void => {
  for (const webhook of world.state.webhooks.values()) {
    if (webhook.status !== 'active' || !webhook.subscriptions.includes(eventType)) continue
    world.webhooks.send(webhook, eventType, JSON.stringify(envelope(world, row)))
  }
}

export interface PlantWish {
  /** Shown in the list only after so many seconds. */
  readonly late_seconds?: number
  readonly webhook?: boolean
}

/** Adds a row to the access log, with what the request said over what is usual. */
export const plantAccess = (
  world: World,
  fields: Fields,
  { late_seconds = 0, webhook = true }: PlantWish = {},
): void => {
  const position = world.state.nextId()
  const row: AccessRow = {
    authorization_type: 'session',
    bytes_sent: 4096,
    category: 'Tickets',
    client: 'Mozilla/5.0',
    graphql: null,
    ip_address: '192.0.2.1',
    method: 'GET',
    status: 200,
    summary: 'View ticket',
    url: '/api/v2/tickets.json',
    ...fields,
    id: textOf(fields['id']) ?? `01${world.token().slice(0, 24).toUpperCase()}`,
    timestamp: textOf(fields['timestamp']) ?? world.clock.iso(),
    user_id: idOf(fields['user_id']) ?? 0,
  }
  world.state.accessLog.push({ position, visible_at: world.clock.now() + late_seconds * 1000, row })
  if (webhook && mayWatch(world)) announce(world, row)
}

export const plantAudit = (world: World, fields: Fields): void => {
  const record: AuditRecord = {
    action: 'update',
    action_label: 'Updated',
    actor_id: -1,
    actor_name: 'Zendesk',
    change_description: '',
    ip_address: null,
    source_id: 0,
    source_label: '',
    source_type: 'account_setting',
    ...fields,
    id: idOf(fields['id']) ?? world.state.nextId(),
    created_at: textOf(fields['created_at']) ?? world.clock.iso(),
  }
  world.state.auditLog.push(record)
}
