import { contextWords } from '../context.ts'
import { isOfWord, standsAlone, surer, type Reading, type Recognizer } from '../recognizer.ts'

/** Country -> length, as in the SWIFT IBAN registry (release 98). */
const lengths: Readonly<Record<string, number>> = Object.fromEntries(
  (
    'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ' +
    'ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 ' +
    'LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 ' +
    'PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30'
  )
    .split(' ')
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
)

const words = contextWords(
  ...['iban', 'account', 'bank', 'bank account', 'rib', 'compte', 'compte bancaire', 'banque', 'virement', 'konto'],
  ...['kontonummer', 'bankverbindung', 'cuenta', 'cuenta bancaria', 'conto', 'bonifico', 'rekening', 'rekeningnummer'],
  ...['conta', 'conta bancária', 'rachunek', 'konto bankowe', 'bic', 'swift'],
)

/** ISO 7064 MOD 97-10 over the rearranged number, letters as 10 to 35. */
const mod97 = (iban: string): number => {
  let rest = 0
  for (const character of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(character, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest
}

const isLetterOrDigit = (code: number): boolean =>
  (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122)

/** Where an IBAN may begin whose check digits begin a group of digits: two letters, perhaps a blank or hyphen, the group. */
const beginningBefore = ({ text }: Reading, group: number): number => {
  const before = text.charCodeAt(group - 1)
  const gap = before === 32 || before === 45 ? 1 : 0
  // Signs and the end of the text are less than any letter, and so is NaN.
  if (!(text.charCodeAt(group - gap - 1) >= 65)) return -1
  const start = group - gap - 2
  const country = text.slice(Math.max(0, start), group - gap)
  return /^[A-Za-z]{2}$/.test(country) && !isOfWord(text, start - 1) ? start : -1
}

const beginnings = function* (reading: Reading): Generator<number> {
  // Between the groups of a run no letter stands.
  for (const { groups } of reading.runs) {
    const { start, end } = groups[0] ?? { start: 0, end: 0 }
    const begin = end - start < 2 ? -1 : beginningBefore(reading, start)
    if (begin !== -1) yield begin
  }
}

/** The letters and digits from `from`, with single spaces, hyphens or line breaks between, until there are `count`. */
const collect = (text: string, from: number, count: number): { readonly compact: string; readonly end: number } => {
  let compact = ''
  let at = from
  while (compact.length < count && at < text.length) {
    const begun = at
    while (at - begun < count - compact.length && isLetterOrDigit(text.charCodeAt(at))) at += 1
    compact += text.slice(begun, at)
    if (compact.length === count) break
    const code = text.charCodeAt(at)
    const isGap = code === 32 || code === 45 || code === 10 || code === 46
    if (!isGap || !isLetterOrDigit(text.charCodeAt(at + 1))) break
    at += 1
  }
  return { compact: compact.toUpperCase(), end: at }
}

/** Two small letters with a gap behind them, as words stand, not codes. */
const isWordBefore = (text: string, start: number): boolean => /^[a-z]{2}[ -]/.test(text.slice(start, start + 3))

export const ibanCode: Recognizer = {
  type: 'IBAN_CODE',
  needs: 'digit',
  fewest: 6,
  source: 'ISO 13616; SWIFT IBAN registry',
  *find(reading) {
    for (const start of beginnings(reading)) {
      const country = reading.text.slice(start, start + 2).toUpperCase()
      const length = lengths[country]
      if (length === undefined) continue
      const { compact, end } = collect(reading.text, start, length)
      if (compact.length !== length || !standsAlone(reading, start, end)) continue
      if (mod97(compact) !== 1) {
        reading.missed?.('IBAN_CODE', start, end, { code: 'check-digit-wrong' })
        continue
      }
      const grouped = /[ -]/.test(reading.text.slice(start, end))
      const word = words.near(reading, start, end)
      // `at 18 digits`: a small word before a number is Austria's code one time in 97.
      if (isWordBefore(reading.text, start) && word === undefined) {
        reading.missed?.('IBAN_CODE', start, end, { code: 'no-word-nearby' })
        continue
      }
      yield {
        start,
        end,
        score: surer(0.95, grouped && 0.4, word !== undefined && 0.6),
        reasons: [
          { code: 'check-digit' },
          { code: 'country', name: country },
          ...(word === undefined ? [] : [{ code: 'context-word', word } as const]),
        ],
      }
    }
  },
}
