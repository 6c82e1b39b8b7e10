import { createReadStream } from 'node:fs'
import { census, factsOf, type PolicyProblem } from '../../core/retention/index.ts'
import { answerLines } from './json-lines.ts'
import { policiesAt, sentenceOf, type Language } from './policy-files.ts'
import { partlyRead, wrongTicket } from './retention-plan.ts'
import type { Streams } from './commands.ts'

interface Check {
  readonly path: string
  readonly tickets: string | undefined
  readonly language: Language
}

/** What is wrong in policy files by themselves, and beside an account's tickets where they are given. */
export const checkPolicies = async ({ path, tickets, language }: Check, streams: Streams): Promise<number> => {
  const { stdout, stderr } = streams
  const say = (line: string) => stderr.write(`custos retention check: ${line}\n`)
  const refuse = (problems: readonly PolicyProblem[]): number => {
    for (const problem of problems) say(sentenceOf(problem, language))
    stdout.write(`${JSON.stringify({ ok: false, problems })}\n`)
    return 1
  }
  const compiled = await policiesAt(path)
  if (typeof compiled === 'string') {
    say(`${path}: ${compiled}`)
    return 2
  }
  if (!compiled.ok) return refuse(compiled.problems)
  const borne = census()
  if (tickets !== undefined) {
    const code = await answerLines('retention check', { ...streams, stdin: createReadStream(tickets) }, (input) => {
      const read = factsOf(input)
      if (!read.ok) return { ok: false, why: wrongTicket(read.wrong) }
      borne.count(read.ticket)
      return { ok: true, values: [], note: partlyRead(read) }
    })
    if (code === 2) return 2
    const problems = borne.unborne(compiled.sought)
    if (problems.length > 0) return refuse(problems)
    if (code !== 0) return code
  }
  const { policies, holds } = compiled.set
  stdout.write(`${JSON.stringify({ ok: true, policies: policies.length, holds: holds.length })}\n`)
  return 0
}
