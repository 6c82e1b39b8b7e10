import { factsOf, instantOf, planLine, planTicket } from '../../core/retention/index.ts'
import type { FactsRead } from '../../core/retention/facts.ts'
import { answerLines } from './json-lines.ts'
import { policiesAt, sentenceOf, type Language } from './policy-files.ts'
import type { Streams } from './commands.ts'

type Read = Extract<FactsRead, { readonly ok: true }>

/** Why a line is no ticket. */
export const wrongTicket = (wrong: readonly string[]): string =>
  wrong.length === 0 ? 'it is no object' : `${wrong.join(', ')}: missing or of another type`

/** What of a ticket can't be read; its line is written all the same. */
export const partlyRead = ({ wrong, wrongFields }: Pick<Read, 'wrong' | 'wrongFields'>): string | undefined => {
  const names = [...wrong, ...wrongFields.map((id) => `field ${String(id)}`)]
  return names.length === 0 ? undefined : `${names.join(', ')}: can't be read, taken as not known`
}

interface Ask {
  readonly path: string
  readonly now: string
  readonly language: Language
}

/** One line for each ticket of standard input. Policies with any problem plan nothing. */
export const planTickets = async ({ path, now, language }: Ask, streams: Streams): Promise<number> => {
  const refuse = (...lines: readonly string[]): number => {
    for (const line of lines) streams.stderr.write(`custos retention plan: ${line}\n`)
    return 2
  }
  const at = instantOf(now)
  if (at === undefined) return refuse('--now is an instant with its offset, such as 2026-11-24T02:00:00Z')
  const compiled = await policiesAt(path)
  if (typeof compiled === 'string') return refuse(`${path}: ${compiled}`)
  if (!compiled.ok) return refuse(...compiled.problems.map((problem) => sentenceOf(problem, language)))
  return answerLines('retention plan', streams, (input) => {
    const read = factsOf(input)
    if (!read.ok) return { ok: false, why: wrongTicket(read.wrong) }
    return { ok: true, value: planLine(planTicket(compiled.set, read.ticket, at)), note: partlyRead(read) }
  })
}
