import { parseArgs } from 'node:util'
import { redactionStyles, suggestThreshold, type RedactionStyle } from '../../core/pii/index.ts'
import type { Streams } from './commands.ts'
import { countriesIn } from './detector.ts'

export interface ScanOptions {
  readonly minScore: number
  readonly style: RedactionStyle
  readonly explain: boolean
  /** ISO 3166 codes; all where absent. */
  readonly countries?: readonly string[]
}

const isStyle = (name: string): name is RedactionStyle => redactionStyles.some((style) => style === name)

const problemWith = (minScore: number, style: string): string | undefined => {
  if (!(minScore >= 0 && minScore <= 1)) return '--min-score is a number from 0 to 1'
  return isStyle(style) ? undefined : `--style is one of ${redactionStyles.join(', ')}`
}

interface Known {
  readonly 'min-score'?: { readonly type: 'string' }
  readonly style?: { readonly type: 'string' }
  readonly countries?: { readonly type: 'string' }
  readonly explain?: { readonly type: 'boolean' }
}

const parse = (argv: readonly string[], known: Known) => {
  try {
    return parseArgs({
      args: [...argv],
      options: { ...known, help: { type: 'boolean', short: 'h' } },
    }).values as Readonly<Record<string, string | boolean | undefined>>
  } catch (error) {
    if (error instanceof TypeError) return error.message
    throw error
  }
}

/** The options of a command that scans, or the exit code with which it has already answered. */
export const optionsOf = (
  name: string,
  help: string,
  argv: readonly string[],
  { stdout, stderr }: Streams,
  known: Known,
): ScanOptions | number => {
  const values = parse(argv, known)
  const refuse = (why: string): number => {
    stderr.write(`custos ${name}: ${why}\n`)
    return 2
  }
  if (typeof values === 'string') return refuse(values)
  if (values.help === true) {
    stdout.write(help)
    return 0
  }
  const written = values['min-score'] ?? String(suggestThreshold)
  const minScore = written === '' ? Number.NaN : Number(written)
  const style = String(values.style ?? 'mask')
  const problem = problemWith(minScore, style)
  if (problem !== undefined || !isStyle(style)) return refuse(problem ?? '')
  const explain = values.explain === true
  if (values.countries === undefined) return { minScore, style, explain }
  const countries = countriesIn(String(values.countries))
  if (countries === undefined) return refuse('--countries is a list of ISO 3166 codes: fr,de')
  return { minScore, style, explain, countries }
}
