import type { Reason } from '../../core/pii/finding.ts'
import type { Trouble } from '../api.ts'
import type { Words } from '../language/index.ts'
import type { People } from '../ticket/people.ts'
import type { Label } from '../ticket/texts.ts'

export const troubleText = ({ say }: Words, trouble: Trouble): string =>
  trouble === 'server-away' ? say('server.away') : say(`problem.${trouble}`)

export const reasonText = ({ say, country }: Words, reason: Reason): string => {
  switch (reason.code) {
    case 'issuer':
      return say('reason.issuer', { name: reason.name })
    case 'country':
      return say('reason.country', { name: country(reason.name) })
    case 'context-word':
      return say('reason.context-word', { word: reason.word })
    case 'pattern':
    case 'check-digit':
    case 'punctuation':
    case 'name-list':
    case 'signature':
    case 'label':
    case 'form-of-address':
    case 'addressee':
    case 'e-mail-beside':
    case 'named-elsewhere':
    case 'street':
    case 'postcode-and-place':
    case 'known-person':
      return say(`reason.${reason.code}`)
  }
}

/** What every finding has is said only where there is nothing better. */
export const reasonsText = (words: Words, reasons: readonly Reason[]): string => {
  const telling = reasons.filter(({ code }) => code !== 'pattern')
  return words.list([...new Set((telling.length > 0 ? telling : reasons).map((reason) => reasonText(words, reason)))])
}

const channels = {
  email: 'email',
  web: 'web',
  web_form: 'web',
  web_service: 'api',
  mobile: 'web',
  mobile_sdk: 'web',
  help_center: 'web',
  api: 'api',
  chat: 'chat',
  native_messaging: 'messaging',
  messaging: 'messaging',
  whatsapp: 'messaging',
  sunshine_conversations_api: 'messaging',
  phone: 'phone',
  voice: 'phone',
  sms: 'phone',
  facebook: 'social',
  twitter: 'social',
  instagram_dm: 'social',
  any_channel: 'social',
  rule: 'rule',
  system: 'rule',
} as const

/** A channel of Zendesk's in the reader's language, where there is a word for it. */
export const channelText = ({ say }: Words, channel: string): string | undefined => {
  const known = Object.entries(channels).find(([name]) => name === channel)?.[1]
  return known === undefined ? undefined : say(`channel.${known}`)
}

/** A text as Zendesk names it: who, when, who reads it, which way it came. */
export const labelText = (words: Words, label: Label, people: People, now: Date): string => {
  const kind = label.author ?? (label.authorId === null ? 'system' : people.get(label.authorId)?.kind)
  return [
    kind === undefined ? undefined : words.say(`author.${kind}`),
    words.when(new Date(label.at), now),
    words.say(`visibility.${label.visibility}`),
    channelText(words, label.channel),
  ]
    .filter((part) => part !== undefined)
    .join(' · ')
}
