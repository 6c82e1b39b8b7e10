import { idOf } from './access-record.ts'
import { changeOf, outletOf, riseOf, ruleOf } from './directions.ts'
import type { AccessEvent, Change, Normalised, Verb } from './event.ts'

/** The fields used of a record of Zendesk's audit log; `category` and `action_label` are translated and never read. */
export interface AuditRecord {
  readonly id?: unknown
  readonly created_at?: unknown
  readonly actor_id?: unknown
  readonly action?: unknown
  readonly source_id?: unknown
  readonly source_type?: unknown
  readonly source_label?: unknown
  readonly change_description?: unknown
  readonly ip_address?: unknown
}

interface Read {
  readonly verb: Verb
  readonly change?: Change
}

const credential = /^(?:api_?token|oauth_?(?:client|token))s?$/
/** The owner stands above every administrator. */
const ownership = 6

/** A lifted suspension reads "Suspended" with destroy, or "Unsuspended" with create: the end of the word decides. */
const suspension = (text: string, action: string): Read => {
  const lifted = action === 'destroy' || /unsuspend|lifted|reinstat/i.test(text)
  // Whose it is, is the event's object: the label says so by name.
  return { verb: 'suspension', change: { subject: 'suspension', direction: lifted ? 'weaker' : 'stronger', harm: 1 } }
}

const read = (action: string, type: string, label: string, text: string): Read => {
  if (action === 'login') return { verb: 'login' }
  if (action === 'exported') return { verb: 'export' }
  const outlet = outletOf(type, action)
  if (outlet !== undefined) {
    const verb = credential.test(type) && action === 'create' ? 'token' : 'setting'
    return { verb, change: outlet }
  }
  if (/^suspension/i.test(label)) return suspension(text, action)
  if (type === 'user' && /role changed/i.test(text)) {
    const rise = riseOf(text)
    if (/ to (?:account )?owner\b/i.test(text)) {
      return { verb: 'role', change: { subject: 'owner', direction: 'weaker', harm: ownership } }
    }
    return { verb: 'role', change: { subject: 'role', direction: rise > 0 ? 'weaker' : 'stronger', harm: rise } }
  }
  if (type === 'ticket') return { verb: 'other' }
  if (type === 'rule') {
    const rule = ruleOf(label, text, action)
    return rule === undefined ? { verb: 'other' } : { verb: 'setting', change: rule }
  }
  // The label of a user is a name, whatever words it has.
  const change = changeOf(type === 'user' ? '' : label, text, action)
  return change === undefined ? { verb: 'other' } : { verb: 'setting', change }
}

const text = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 2000) : '')

/** One record of the audit log in our words, or why it can't be one. */
export const fromAuditRecord = (record: AuditRecord): Normalised => {
  const at = typeof record.created_at === 'string' ? Date.parse(record.created_at) : Number.NaN
  if (Number.isNaN(at)) return { ok: false, why: 'created_at: missing or no instant' }
  if (typeof record.id !== 'string' && typeof record.id !== 'number') return { ok: false, why: 'id: missing' }
  const source = idOf(record.source_id)
  const event: AccessEvent = {
    id: String(record.id),
    at,
    source: 'audit',
    // Zendesk's own changes bear -1: they are nobody's.
    actor: idOf(record.actor_id) ?? 0,
    session: true,
    refused: false,
    ...read(text(record.action), text(record.source_type), text(record.source_label), text(record.change_description)),
    ...(source !== undefined && { object: source }),
    ...(typeof record.ip_address === 'string' && { ip: record.ip_address }),
  }
  return { ok: true, event }
}
