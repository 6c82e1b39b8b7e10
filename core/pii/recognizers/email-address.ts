import { surer, type Recognizer } from '../recognizer.ts'

const longestLocal = 64
const longestDomain = 253
const inLocal = /[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]/u
const inDomain = /[\p{L}\p{N}.-]/u

/** Whether the unit is of a class; of the first 128, which are nearly all, a table knows. */
const classOf = (characters: RegExp): ((text: string, at: number) => boolean) => {
  const known = Array.from({ length: 128 }, (_, code) => characters.test(String.fromCharCode(code)))
  return (text, at) => known[text.charCodeAt(at)] ?? characters.test(text.charAt(at))
}
const isLocal = classOf(inLocal)
const isDomain = classOf(inDomain)

const domain = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.){1,8}(?:\p{L}{2,24}|xn--[a-z0-9-]{2,59})$/u

const trimStart = (text: string, from: number, at: number): number => {
  let start = from
  while (start < at && ".'`*/={|}~!#$%&?^-".includes(text.charAt(start))) start += 1
  return start
}

/** Characters before and after the @ are read one by one up to the lengths of RFC 5321, so a wall of @ costs no more. */
const around = (text: string, at: number): { readonly start: number; readonly end: number } => {
  let start = at
  while (at - start < longestLocal && start > 0 && isLocal(text, start - 1)) start -= 1
  let end = at + 1
  while (end - at <= longestDomain && end < text.length && isDomain(text, end)) end += 1
  while (end > at && '.-'.includes(text.charAt(end - 1))) end -= 1
  // No local part holds two full stops in a row: `write to me...jane@firm.com`.
  const dots = text.slice(start, at).lastIndexOf('..')
  return { start: trimStart(text, dots === -1 ? start : start + dots + 2, at), end }
}

const spelledAt = /[ ]?[([{<] ?(?:at|@|arroba|chez|bei|kukac|malpa) ?[)\]}>] ?/gi
const spelledDot = /^ ?[([{<] ?(?:dot|punkt|point|punto|ponto|kropka|\.) ?[)\]}>] ?/i
const label = /^[\p{L}\p{N}](?:[\p{L}\p{N}.-]{0,61}[\p{L}\p{N}])?/u

/** Where a domain ends whose dots may be spelled: `firm (dot) com`. -1 where there is none. */
const spelledDomainEnd = (text: string, from: number): number => {
  let end = from
  let spelled = ''
  for (let part = 0; part < 8; part += 1) {
    const [found] = label.exec(text.slice(end, end + 64)) ?? []
    if (found === undefined) return -1
    end += found.length
    spelled += found
    const [dot] = spelledDot.exec(text.slice(end, end + 12)) ?? []
    if (dot === undefined) return domain.test(spelled) ? end : -1
    end += dot.length
    spelled += '.'
  }
  return -1
}

/** Addresses hidden from harvesters: `jane (at) firm (dot) com`. */
export const spelledEmailAddress: Recognizer = {
  type: 'EMAIL_ADDRESS',
  needs: 'bracket',
  source: 'RFC 5322 section 3.4.1, with its signs in words',
  *find({ text }) {
    for (const { index, 0: sign } of text.matchAll(spelledAt)) {
      const { start } = around(text, index)
      const end = spelledDomainEnd(text, index + sign.length)
      if (start < index && end !== -1) yield { start, end, score: surer(0.9), reasons: [{ code: 'pattern' }] }
    }
  },
}

export const emailAddress: Recognizer = {
  type: 'EMAIL_ADDRESS',
  needs: 'at',
  source: 'RFC 5321 section 4.5.3.1 (lengths), RFC 5322 section 3.4.1',
  *find(reading) {
    const { text } = reading
    for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
      const { start, end } = around(text, at)
      const local = text.slice(start, at)
      if (local === '' || local.endsWith('.') || !domain.test(text.slice(at + 1, end))) continue
      yield { start, end, score: surer(0.97), reasons: [{ code: 'pattern' }] }
    }
  },
}
