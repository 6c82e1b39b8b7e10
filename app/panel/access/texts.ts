import type { AccessCase, AccessCaseDetail } from '../../../contract/access.ts'
import { momentText } from '../parts/amounts.ts'
import type { PanelWords } from '../words.ts'

const subjects = [
  'owner',
  'two-factor',
  'single-sign-on',
  'ip-restrictions',
  'card-redaction',
  'deletion-schedule',
  'password-policy',
  'session-policy',
  'private-attachments',
  'mobile-access',
  'api-access',
  'account-assumption',
  'oauth-client',
  'webhook',
  'app',
  'api-token',
  'sending-rule',
  'suspension',
] as const

const searches = ['card', 'iban', 'national-number', 'long-number', 'email', 'text', 'vip'] as const

const oneOf = <Name extends string>(names: readonly Name[], name: string): Name | undefined =>
  names.find((one) => one === name)

/** What fills the sentence beside its numbers, in the reader's words where we have them. */
const detailText = ({ say, country, list }: PanelWords, { kind, detail = '' }: AccessCase): string => {
  switch (kind) {
    case 'security_weakened': {
      const subject = oneOf(subjects, detail)
      return subject === undefined ? detail : say(`panel.access.subject.${subject}`)
    }
    case 'sensitive_search':
      return list(
        detail.split(/, ?/).map((part) => {
          const search = oneOf(searches, part)
          return search === undefined ? part : say(`panel.access.search.${search}`)
        }),
      )
    case 'unusual_location':
    case 'impossible_travel': {
      const [, code = '', rest = ''] = /^(\S+)(.*)$/.exec(detail) ?? []
      return `${country(code)}${rest}`
    }
    default:
      return detail
  }
}

/** The case as one sentence: what was seen, and what is usual. */
export const sentenceOf = (words: PanelWords, one: AccessCase): string =>
  words.say(`access.explanation.${one.kind}`, {
    observed: amountText(words, one.observed),
    usual: amountText(words, one.usual),
    detail: detailText(words, one),
  })

/** Where what is said comes from. */
export const sourcesText = ({ say, list }: PanelWords, { sources }: Pick<AccessCase, 'sources'>): string =>
  list(sources.map((source) => say(`panel.access.source.${source}`)))

/** When it began and ended, as one span. */
export const spanText = ({ locale }: PanelWords, { start, end }: Pick<AccessCase, 'start' | 'end'>): string =>
  start === end
    ? momentText(locale, start)
    : new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).formatRange(
        new Date(start),
        new Date(end),
      )

const factors = [
  'country',
  'cumulative_sum',
  'days_active_at_this_hour',
  'days_known',
  'days_with_exports_before',
  'exports_after_raise',
  'exports_today',
  'holiday',
  'idle_days',
  'kind_of_network',
  'lists_after_raise',
  'local_hour',
  'looks_without_ticket',
  'protections_weakened',
  'searches_of_the_account_a_day',
  'searches_without_ticket',
  'speed_km_h',
  'team_today',
  'tickets_changed',
  'tickets_in_one_go',
  'tickets_never_worked',
  'tickets_never_worked_a_day',
  'tickets_read',
  'tickets_without_reason',
  'token_exports',
  'undone_after_hours',
  'unexplained_tickets_after_raise',
] as const

export const factorText = ({ say }: PanelWords, name: string): string => {
  const known = oneOf(factors, name)
  return known === undefined ? name.replaceAll('_', ' ') : say(`panel.access.factor.${known}`)
}

export const amountText = ({ locale }: PanelWords, value: number | string): string =>
  typeof value === 'number'
    ? new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(value)
    : value === '-'
      ? '–'
      : value

const verbs = [
  'view',
  'search',
  'list',
  'export',
  'update',
  'merge',
  'login',
  'setting',
  'role',
  'token',
  'suspension',
] as const

export const verbText = ({ say }: PanelWords, verb: string): string =>
  say(`panel.access.verb.${oneOf(verbs, verb) ?? 'other'}`)

const readings = [
  'ticket-opened',
  'usual-for-agent',
  'shared-network',
  'working-journey',
  'colleagues-there',
  'company-tunnel',
  'places-near',
  'on-call',
  'own-shift',
  'work-on-tickets',
  'busy-team',
  'merge-job',
  'own-work',
  'regular-report',
  'own-group',
  'same-organization',
  'oversees',
  'back-from-leave',
  'usual-place',
  'role-lowered-again',
  'undone-soon',
  'own-ticket',
  'group-works-on-it',
] as const

export const readingText = ({ say }: PanelWords, reading: AccessCaseDetail['readings'][number]): string => {
  const known = oneOf(readings, reading)
  return known === undefined ? reading : say(`panel.access.reading.${known}`)
}
