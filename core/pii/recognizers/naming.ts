import type { EntityType } from '../finding.ts'
import { standsAlone, type Found, type NamedRule, type Reading } from '../recognizer.ts'

/** Words and signs that lead from a name to its value: `number is:`, `n° :`, `_id="`; bounded, so that it costs the same anywhere. */
const leads =
  /(?:[ _-]?(?:numbers?|num|no\.?|nr\.?|n[°º]|numéro|numero|número|nummer|numer|id|code|key|is|est|ist|lautet|war|es|è|é|jest|to|was|of|#)(?![\p{L}\p{N}])){0,3}["'\])]{0,2}[ \t]{0,2}(?:(?:(?:is|est|ist|lautet|es|è|é|jest)(?![\p{L}\p{N}])|[:=#|>–-])[ \t]{0,2}){0,2}\n?["'«„“[(]{0,2} ?/iuy

export interface Lead {
  /** Where the value begins, if there is one. */
  readonly at: number
  /** Whether a sign or a verb says that a value follows. */
  readonly points: boolean
}

const pointing = /[:=#]|(?<![\p{L}\p{N}])(?:is|est|ist|lautet|es|è|é|jest|was)(?![\p{L}\p{N}])/iu

/** Reads on from a name to where its value would begin. */
export const leadFrom = ({ text }: Reading, end: number): Lead => {
  leads.lastIndex = end
  const lead = leads.exec(text)?.[0] ?? ''
  return { at: end + lead.length, points: pointing.test(lead) }
}

/** A name as people and as machines write it: `employee id`, `employee_id`, `employee-id`, `employeeid`. */
export const spelled = (...names: readonly string[]): readonly string[] =>
  names.flatMap((name) =>
    name.includes(' ') && /^[a-z ]+$/.test(name)
      ? [name, name.replaceAll(' ', '_'), name.replaceAll(' ', '-'), name.replaceAll(' ', '')]
      : [name],
  )

interface Labelled {
  readonly type: EntityType
  readonly source: string
  readonly countries?: readonly string[]
  readonly names: readonly string[]
  /** Sticky and bounded. */
  readonly value: RegExp
  readonly score: number
  readonly accepts?: (value: string, points: boolean) => boolean
}

/** A kind whose value stands right after its name. */
export const labelled = ({ value, score, accepts, ...kind }: Labelled): NamedRule => ({
  ...kind,
  form: 'named',
  read(reading, { end: from, word }): Found | undefined {
    const { at, points } = leadFrom(reading, from)
    if (at === from) return undefined
    value.lastIndex = at
    const found = value.exec(reading.text)?.[0]
    if (found === undefined) return undefined
    const end = at + found.length
    if (!standsAlone(reading, at, end) && reading.text.charAt(at - 1) !== '-') return undefined
    if (accepts !== undefined && !accepts(found, points)) return undefined
    return { start: at, end, score, reasons: [{ code: 'label' }, { code: 'context-word', word }] }
  },
})

/** Letters and digits with single signs between, as firms and offices number people: `EMP-20417`, `A/4711-09`. */
export const identifier = /[A-Za-z0-9](?:[./-]?[A-Za-z0-9]){3,23}/y

const aDate = /^(?:\d{4}([./-])\d{1,2}\1\d{1,2}|\d{1,2}([./-])\d{1,2}\2\d{2,4})$/

/** Mostly digits, and no date. */
export const isIdentifier = (value: string): boolean =>
  (value.match(/\d/g)?.length ?? 0) >= 4 && !/[A-Za-z]{6}/.test(value) && !aDate.test(value)

const afterPrefix = /-?\d{4,12}/y

/** A number that begins with its own name: `EMP-20417`. */
export const prefixed = (kind: Pick<Labelled, 'type' | 'source' | 'names'>): NamedRule => ({
  ...kind,
  form: 'named',
  read(reading, { start, end: from, word }) {
    afterPrefix.lastIndex = from
    const digits = afterPrefix.exec(reading.text)?.[0]
    if (digits === undefined) return undefined
    const end = from + digits.length
    if (!standsAlone(reading, start, end)) return undefined
    return { start, end, score: 0.87, reasons: [{ code: 'pattern' }, { code: 'context-word', word }] }
  },
})
