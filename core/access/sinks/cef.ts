import { titleOf, type CaseMessage } from './message.ts'

/** In the header a bar and a backslash, in the extension an equals sign and a backslash are escaped (CEF, version 0). */
const inHeader = (text: string): string => text.replaceAll(/[\\|]/g, String.raw`\$&`).replaceAll(/[\r\n]+/g, ' ')
const inExtension = (text: string): string =>
  text.replaceAll(/[\\=]/g, String.raw`\$&`).replaceAll(/\r\n|[\r\n]/g, String.raw`\n`)

/** CEF's scale is 0 to 10: up to 3 is low, up to 6 medium, up to 8 high. */
const severities = { low: 3, medium: 6, high: 8 } as const

const time = (at: string): string => String(Date.parse(at))

/** The keys are ArcSight's own: `externalId`, `suid`, `cat`, `act`, `start`, `end`, `rt`, `outcome`, `cfp1` and its label. */
const extensionOf = (message: CaseMessage, id: string): readonly (readonly [string, string])[] => [
  ['rt', time(message.at)],
  ['externalId', message.case_id],
  ['act', message.type],
  ['cat', message.kind],
  ['suid', String(message.agent_id)],
  ['start', time(message.start)],
  ['end', time(message.end)],
  ['outcome', message.status],
  ['cfp1', String(message.score)],
  ['cfp1Label', 'score'],
  ['cfp2', String(message.observed)],
  ['cfp2Label', 'observed'],
  ['cfp3', String(message.usual)],
  ['cfp3Label', 'usual'],
  ['cs1', id],
  ['cs1Label', 'messageId'],
  ...(message.also.length === 0
    ? []
    : ([
        ['cs2', message.also.join(',')],
        ['cs2Label', 'also'],
      ] as const)),
]

/** One line of ArcSight's Common Event Format. */
export const cefOf = (message: CaseMessage, id: string): string => {
  const eventClass = message.type === 'test' ? 'test' : message.kind
  const header = ['CEF:0', 'custos', 'custos', '1', eventClass, titleOf(message), String(severities[message.severity])]
  const extension = extensionOf(message, id).map(([key, value]) => `${key}=${inExtension(value)}`)
  return `${header.map((part, index) => (index === 0 ? part : inHeader(part))).join('|')}|${extension.join(' ')}`
}
