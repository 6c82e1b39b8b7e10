import type { Change } from './event.ts'

interface Rule {
  readonly subject: string
  readonly names: RegExp
  /** Protects while it is on, exposes while it is on, is a scale that is loosened or tightened, or exposes by any change. */
  readonly nature: 'protects' | 'exposes' | 'scale' | 'touched'
  readonly harm: number
}

/** What an account is protected by. Harm is what its loss adds, from 1 (a little) to 3 (the keys of the house). */
export const rules: readonly Rule[] = [
  { subject: 'owner', names: /\bowner\b|propriétaire|inhaber/i, nature: 'touched', harm: 3 },
  { subject: 'two-factor', names: /two.?factor|\b2fa\b|\bmfa\b/i, nature: 'protects', harm: 3 },
  { subject: 'single-sign-on', names: /\bsso\b|single sign|\bsaml\b|remote auth/i, nature: 'protects', harm: 3 },
  { subject: 'ip-restrictions', names: /\bip (?:restrict|range|allow)|allowed ip/i, nature: 'protects', harm: 3 },
  { subject: 'card-redaction', names: /redact/i, nature: 'protects', harm: 3 },
  { subject: 'deletion-schedule', names: /deletion|retention/i, nature: 'protects', harm: 2 },
  { subject: 'password-policy', names: /password/i, nature: 'scale', harm: 2 },
  { subject: 'session-policy', names: /session|time.?out|inactivity/i, nature: 'scale', harm: 2 },
  { subject: 'private-attachments', names: /private attachment|secure download/i, nature: 'protects', harm: 2 },
  { subject: 'mobile-access', names: /mobile/i, nature: 'exposes', harm: 1 },
  { subject: 'api-access', names: /password access|\bapi\b.*access|token access/i, nature: 'exposes', harm: 2 },
  { subject: 'account-assumption', names: /assum/i, nature: 'exposes', harm: 2 },
]

const off = /\b(?:disabled|off|deactivated|removed|deleted|désactivée?|deaktiviert|desactivad[ao])\b/iu
const on = /\b(?:enabled|on|activated|created|activée?|aktiviert|activad[ao])\b/iu
const fromTo = /from (.{1,80}?) to (.{1,80})$/im
const units: Readonly<Record<string, number>> = { minute: 1, hour: 60, day: 1440, week: 10_080, month: 43_200 }

/** Length in minutes of "8 hours"; a bare number counts as it is. */
const amount = (text: string): number | undefined => {
  const found = /([0-9]+)\s*(minute|hour|day|week|month)?/i.exec(text)
  if (found === null) return undefined
  return Number(found[1]) * (units[(found[2] ?? '').toLowerCase()] ?? 1)
}

const levels = ['none', 'low', 'medium', 'recommended', 'high', 'custom'] as const
const level = (text: string): number => levels.findIndex((name) => text.toLowerCase().includes(name))

const opposite = { weaker: 'stronger', stronger: 'weaker', unknown: 'unknown' } as const
type Direction = Change['direction']

const scaled = (subject: string, text: string): Direction => {
  const [, from = '', to = ''] = fromTo.exec(text) ?? []
  const [was, is] = [amount(from), amount(to)]
  if (was !== undefined && is !== undefined && was !== is) {
    const grew = is > was
    return grew === (subject === 'session-policy') ? 'weaker' : 'stronger'
  }
  const [low, high] = [level(from), level(to)]
  if (low >= 0 && high >= 0 && low !== high) return high < low ? 'weaker' : 'stronger'
  return switched(text)
}

const switched = (text: string): Direction => {
  const now = fromTo.exec(text)?.[2] ?? text
  if (off.test(now)) return 'weaker'
  return on.test(now) ? 'stronger' : 'unknown'
}

/** Which protection a change touches and which way, read from its text: the action may be create, update or destroy. */
export const changeOf = (label: string, description: string, action: string): Change | undefined => {
  const rule = rules.find(({ names }) => names.test(label)) ?? rules.find(({ names }) => names.test(description))
  if (rule === undefined) return undefined
  const text = description === '' && action === 'destroy' ? 'Disabled' : description
  if (rule.nature === 'touched') return { subject: rule.subject, direction: 'weaker', harm: rule.harm }
  const read = rule.nature === 'scale' ? scaled(rule.subject, text) : switched(text)
  const direction = rule.nature === 'exposes' ? opposite[read] : read
  return { subject: rule.subject, direction, harm: rule.harm }
}

/** Things that carry data or rights out of the account while they exist, by the type the log gives them. */
const outlets: readonly (readonly [RegExp, string, number])[] = [
  [/^oauth_?(?:client|token)s?$/, 'oauth-client', 2],
  [/^(?:webhook|target)s?$/, 'webhook', 2],
  [/(?:^|[_/])app(?:_installation)?s?$|app_market/, 'app', 2],
  [/^api_?tokens?$/, 'api-token', 1],
]

/** What an outlet's creation opens and its removal closes; an update of a webhook may point it elsewhere. */
export const outletOf = (type: string, action: string): Change | undefined => {
  const found = outlets.find(([types]) => types.test(type))
  if (found === undefined) return undefined
  const [, subject, harm] = found
  if (action === 'destroy') return { subject, direction: 'stronger', harm }
  if (action === 'create') return { subject, direction: 'weaker', harm }
  return { subject, direction: subject === 'webhook' ? 'weaker' : 'unknown', harm: 1 }
}

const sends = /\bwebhook|\btarget\b|https?:\/\/|notify_(?:webhook|target)|\bexport/i

/** A trigger or an automation that sends tickets somewhere else: only what its text names can tell. */
export const ruleOf = (label: string, text: string, action: string): Change | undefined => {
  if (!/^(?:trigger|automation)/i.test(label) || !sends.test(`${label} ${text}`)) return undefined
  return { subject: 'sending-rule', direction: action === 'destroy' || off.test(text) ? 'stronger' : 'weaker', harm: 2 }
}

const ranks: readonly (readonly [RegExp, number])[] = [
  [/owner/i, 6],
  [/admin/i, 5],
  [/billing/i, 4],
  [/lead|manager|supervisor/i, 3],
  [/light|contributor|viewer|chat-only/i, 1],
  [/end.?user|not set|none|no access|^-?$/i, 0],
]
const rank = (name: string): number => ranks.find(([words]) => words.test(name.trim()))?.[1] ?? 2

/** The greatest rise among the lines of a role change, one per product; negative where every line lowers. */
export const riseOf = (description: string): number => {
  const rises = description.split('\n').flatMap((line) => {
    const found = /from (.{1,80}?) to (.{1,80})$/i.exec(line.trim())
    return found === null ? [] : [rank(found[2] ?? '') - rank(found[1] ?? '')]
  })
  return rises.length === 0 ? 0 : Math.max(...rises)
}
