import { expect, it } from 'vitest'
import { automaticThreshold, detect, type EntityType } from '../../../../core/pii/index.ts'
import { chance, digitsOf, oneOf, sentences, writings } from './numbers.ts'

const lengths = Array.from({ length: 12 }, (_, index) => index + 8)
const total = 300_000
/** At *automatic* nobody looks any more: one in a thousand numbers of any length, with all countries on. */
const mostAutomatic = 0.001

interface Rate {
  readonly texts: number
  suggested: number
  automatic: number
}

const measure = (seed: number, texts: number, write: (digits: string, next: () => number) => string) => {
  const next = chance(seed)
  const kinds = new Map<EntityType, Rate>()
  const byLength = new Map<number, Rate>(
    lengths.map((length) => [length, { texts: texts / lengths.length, suggested: 0, automatic: 0 }]),
  )
  for (let count = 0; count < texts; count += 1) {
    const length = lengths[count % lengths.length] ?? 8
    const found = detect(oneOf(next, sentences)(write(digitsOf(next, length), next)))
    const rate = byLength.get(length)
    if (rate !== undefined && found.length > 0) {
      rate.suggested += 1
      if (found.some(({ score }) => score >= automaticThreshold)) rate.automatic += 1
    }
    for (const { type, score } of found) {
      const kind = kinds.get(type) ?? { texts, suggested: 0, automatic: 0 }
      kind.suggested += 1
      if (score >= automaticThreshold) kind.automatic += 1
      kinds.set(type, kind)
    }
  }
  return { kinds, byLength }
}

const perThousand = (count: number, of: number): string => ((1000 * count) / of).toFixed(2)

const report = (title: string, rates: ReadonlyMap<string | number, Rate>): string =>
  [
    `${title}, in a thousand: suggest, automatic`,
    ...[...rates]
      .sort(([one, { suggested }], [, other]) => (typeof one === 'number' ? 0 : other.suggested - suggested))
      .map(
        ([name, { texts, suggested, automatic }]) =>
          `  ${String(name).padEnd(26)} ${perThousand(suggested, texts).padStart(8)} ${perThousand(automatic, texts).padStart(8)}`,
      ),
    '',
  ].join('\n')

it.each([
  ['plain', 20_261, (digits: string) => digits],
  ['punctuated', 20_262, (digits: string, next: () => number) => oneOf(next, writings)(digits)],
] as const)(
  'fires at automatic on at most one in a thousand random numbers of each length, %s',
  (name, seed, write) => {
    const { kinds, byLength } = measure(seed, total / 2, write)
    process.stdout.write(report(`${name} numbers by kind`, kinds) + report(`${name} numbers by digits`, byLength))
    const over = [...byLength].filter(([, { automatic, texts }]) => automatic > mostAutomatic * texts)
    expect(over).toEqual([])
  },
  120_000,
)
