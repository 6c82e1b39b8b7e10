import type { Sought } from './compile.ts'
import type { Formula } from './formula.ts'
import { reporter, type PolicyProblem } from './problem.ts'
import type { TicketFacts } from './ticket.ts'

interface Seen {
  readonly tags: Set<string>
  /** None where no ticket told them: they stand in no ticket of Zendesk's own. */
  requesterTags: Set<string> | undefined
  readonly fields: Set<number>
}

export function* literalsIn(formula: Formula): Generator<Exclude<Formula, { readonly parts: unknown }>> {
  const waiting = [formula]
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    if ('parts' in part) for (const one of part.parts.toReversed()) waiting.push(one)
    else yield part
  }
}

/** Gathers what an account's tickets bear, and then tells what policies look for that none of them does. */
export const census = () => {
  const seen: Seen = { tags: new Set(), requesterTags: undefined, fields: new Set() }
  return {
    count: ({ tags, requester_tags, fields }: TicketFacts): void => {
      for (const tag of tags ?? []) seen.tags.add(tag)
      if (requester_tags !== undefined) seen.requesterTags ??= new Set()
      for (const tag of requester_tags ?? []) seen.requesterTags?.add(tag)
      for (const id of fields?.keys() ?? []) seen.fields.add(id)
    },
    unborne: (sought: readonly Sought[]): PolicyProblem[] => {
      const problems: PolicyProblem[] = []
      for (const { file, match, ownTags } of sought) {
        const report = reporter(file, problems)
        for (const literal of literalsIn(match)) {
          if (literal.is !== 'has' && literal.is !== 'bare') continue
          const { of, at } = literal
          if (typeof of === 'object' && !seen.fields.has(of.field))
            report('unborne-field', at, { word: String(of.field) })
          if (literal.is !== 'has' || of === 'pii' || typeof of === 'object' || ownTags.has(literal.value)) continue
          const borne = of === 'tags' ? seen.tags : seen.requesterTags
          if (borne?.has(literal.value) === false) report('unborne-tag', at, { word: literal.value })
        }
      }
      return problems
    },
  }
}
