import type { CaseMessage } from './message.ts'

/** Facility 10, security and authorisation messages (RFC 5424, table 1); severities 3 to 5 of its table 2. */
const facility = 10
const severities = { high: 3, medium: 4, low: 5 } as const

/** What is not printable ASCII is written as an escape: the message then needs no mark of its encoding. */
const plain = (text: string): string =>
  text.replaceAll(/[^\x20-\x7e]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** A header field: printable ASCII without spaces, at most as long as RFC 5424 allows, `-` for none. */
const field = (text: string, longest: number): string => text.replaceAll(/[^\x21-\x7e]/g, '').slice(0, longest) || '-'

/** One message as RFC 5424 writes it, in the frame of RFC 5425: its length in octets, a space, itself. */
export const syslogOf = (
  { at, severity, type }: Pick<CaseMessage, 'at' | 'severity' | 'type'>,
  host: string,
  payload: string,
): string => {
  const priority = facility * 8 + severities[severity]
  const header = [`<${String(priority)}>1`, at, field(host, 255), 'custos', '-', field(type, 32), '-']
  const message = `${header.join(' ')} ${plain(payload)}`
  return `${String(message.length)} ${message}`
}
