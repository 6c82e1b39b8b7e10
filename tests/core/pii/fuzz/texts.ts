import fc from 'fast-check'
import { tables } from '../tables/index.ts'
import { unmark } from '../tables/table.ts'

/** The texts in which each kind is found, whole, and the values alone. */
const known = Object.values(tables).flatMap((table) => table?.hits.map(unmark) ?? [])
const values = known.flatMap(({ text, spans }) => spans.map(({ start, end }) => text.slice(start, end)))

/** Signs that no reader sees or that change what stands beside them: marks, joiners, directions, tags, variation selectors. */
const unseen = [
  ...['\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u00ad', '\u034f', '\u0301', '\u0323', '\u20e3'],
  ...['\u200e', '\u200f', '\u202a', '\u202e', '\u2066', '\u2069', '\u061c', '\ufe0f', '\u{e0001}', '\u{e0041}'],
]
const scripts = ['٤١١١', '१२३', '４１１１', '𝟜𝟙𝟙', 'カード', 'карта ', 'تلفن ', 'שם ', 'İstanbul', 'ﬁn', 'ß', 'é', '👩‍👩‍👧']
const markup = [
  '&nbsp;',
  '&#160;',
  '&#x200b;',
  '&shy;',
  '=C2=A0',
  '=\n',
  '\n> ',
  '{{',
  '}}',
  '<b>',
  '</b>',
  '[URL]',
  '••••',
]
const names = ['password: ', 'code: ', 'CVV ', 'IBAN ', 'order ', 'tel. ', 'née le ', 'token=', 'Matricule ', 'login: ']
const signs = [
  '',
  ' ',
  '\n',
  '\t',
  '-',
  '.',
  '/',
  ',',
  ';',
  ':',
  '@',
  '(',
  ')',
  '_',
  '*',
  'a',
  'X',
  '0',
  '7',
  '12',
  'and ',
]

/** Any code units at all: half pairs, what no character has, controls. */
const units = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 12 })
  .map((codes) => String.fromCharCode(...codes))

const part = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...values) },
  { weight: 1, arbitrary: fc.constantFrom(...known.map(({ text }) => text)) },
  { weight: 3, arbitrary: fc.constantFrom(...signs) },
  { weight: 2, arbitrary: fc.constantFrom(...unseen, ...scripts) },
  { weight: 2, arbitrary: fc.constantFrom(...markup, ...names) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  { weight: 1, arbitrary: units },
)

/** A value cut by what may stand anywhere. */
const broken = fc
  .tuple(fc.constantFrom(...values), fc.constantFrom(...unseen, ...markup, ...signs), fc.nat())
  .map(([value, sign, at]) => value.slice(0, at % value.length) + sign + value.slice(at % value.length))

/** The same value more than once, on its own and glued into something longer. */
const repeated = fc
  .tuple(
    fc.constantFrom(...known),
    fc.array(part, { maxLength: 4 }),
    fc.constantFrom(...signs),
    fc.constantFrom(...signs),
  )
  .map(([{ text, spans }, between, before, behind]) => {
    const [{ start, end } = { start: 0, end: 0 }] = spans
    return `${text}${between.join('')} ${before}${text.slice(start, end)}${behind}`
  })

export const anyText = fc
  .array(
    fc.oneof({ weight: 6, arbitrary: part }, { weight: 1, arbitrary: broken }, { weight: 1, arbitrary: repeated }),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(''))
