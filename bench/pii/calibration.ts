import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { automaticThreshold, createDetector, registry, type EntityType, type Finding } from '../../core/pii/index.ts'
import { freeText } from '../../core/pii/free-text/index.ts'
import { letters } from '../../tests/core/pii/letters/index.ts'
import { randomFrom } from '../comments.ts'

interface Label {
  readonly type: string
  readonly start: number
  readonly end: number
}

interface Labelled {
  readonly text: string
  readonly entities: readonly Label[]
  /** The kinds that were labelled; others say nothing about right and wrong. */
  readonly kinds: ReadonlySet<string>
}

const labelledLetters = (): Labelled[] => {
  const core = [
    'CREDIT_CARD',
    'IBAN_CODE',
    'EMAIL_ADDRESS',
    'PHONE_NUMBER',
    'IP_ADDRESS',
    'US_SSN',
    'FR_NIR',
    'UK_NINO',
  ]
  return Object.values(letters)
    .flat()
    .map((letter) => {
      const entities: Label[] = []
      let removed = 0
      const text = letter.replaceAll(/‹([A-Z_]+) ([^›]+)›/g, (whole, type: string, value: string, at: number) => {
        const start = at - removed
        entities.push({ type, start, end: start + value.length })
        removed += whole.length - value.length
        return value
      })
      return { text, entities, kinds: new Set(core) }
    })
}

const folder = fileURLToPath(new URL('../../../shared/pii/', import.meta.url))
const files = ['hard_cases', 'pii_anon_format_variations', 'presidio_research_generated_large']

const labelledFile = (name: string): Labelled[] => {
  const lines = readFileSync(`${folder}${name}.jsonl`, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
  const read = lines.map((line) => JSON.parse(line) as Omit<Labelled, 'kinds'> & { readonly scope?: readonly string[] })
  const seen = new Set(read.flatMap(({ entities }) => entities.map(({ type }) => type)))
  return read.map(({ text, entities, scope }) => ({
    text,
    entities,
    kinds: scope === undefined ? seen : new Set(scope),
  }))
}

/** Upper ends of the classes of claimed confidence. */
const bounds = [0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98, 1.01]

interface Class {
  readonly claims: number[]
  right: number
}

const isRight = ({ entities }: Labelled, { type, start, end }: Finding): boolean =>
  entities.some((label) => label.type === type && label.start < end && label.end > start)

const table = (labelled: readonly Labelled[], detect: (text: string) => readonly Finding[]): string[] => {
  const classes = bounds.map((): Class => ({ claims: [], right: 0 }))
  for (const one of labelled)
    for (const finding of detect(one.text)) {
      const found = classes[bounds.findIndex((bound) => finding.score < bound)]
      if (found === undefined || !one.kinds.has(finding.type)) continue
      found.claims.push(finding.score)
      if (isRight(one, finding)) found.right += 1
    }
  return classes.flatMap(({ claims, right }, index) => {
    if (claims.length === 0) return []
    const claimed = claims.reduce((sum, claim) => sum + claim, 0) / claims.length
    const rate = (share: number) => `${(share * 100).toFixed(1)} %`.padStart(8)
    const name = `below ${Math.min(1, bounds[index] ?? 1).toFixed(2)}`
    return [`  ${name}  claimed ${rate(claimed)}  right ${rate(right / claims.length)}  of ${String(claims.length)}`]
  })
}

const shortest = 8
const longest = 19
const perLength = 5000

/** Random numbers are nobody's: what is found in them is wrong, and the surer the worse. */
const randomNumbers = (detect: (text: string) => readonly Finding[]): string => {
  const random = randomFrom(11)
  const wrong = new Map<EntityType, number>()
  let count = 0
  for (let length = shortest; length <= longest; length += 1)
    for (let index = 0; index < perLength; index += 1) {
      const digits = Array.from({ length }, () => Math.floor(random() * 10)).join('')
      count += 1
      for (const { type, score } of detect(`It says ${digits} there.`))
        if (score >= automaticThreshold) wrong.set(type, (wrong.get(type) ?? 0) + 1)
    }
  const told = [...wrong].map(([type, times]) => `${type} ${String(times)}`).join(', ')
  return `random numbers of ${String(shortest)} to ${String(longest)} digits, found at ${String(automaticThreshold)} or surer: ${told === '' ? 'none' : told} of ${String(count)}`
}

/** Whether a claimed confidence is the share of such findings that are right: on letters of our own, on labelled texts, on chance. */
export const calibration = (): string[] => {
  const { detect } = createDetector({ recognizers: [...registry, ...freeText] })
  const lines = ['letters in eight languages', ...table(labelledLetters(), detect)]
  for (const name of files)
    if (existsSync(`${folder}${name}.jsonl`)) lines.push(name, ...table(labelledFile(name), detect))
    else lines.push(`${name}: not read, the labelled texts are not here`)
  return [...lines, randomNumbers(detect)]
}
