import type { Sought } from './compile.ts'
import { reporter, type Place, type PolicyProblem } from './problem.ts'
import type { Many, TicketFacts } from './ticket.ts'
import { literalsIn } from './unborne.ts'

/** What Zendesk knows by a number. Those of which there are too many for a list are asked for by their numbers. */
export const listedKinds = ['field', 'brand', 'group', 'form', 'organization', 'requester'] as const
export type ListedKind = (typeof listedKinds)[number]

export interface WrittenId {
  readonly kind: ListedKind
  readonly id: number
  readonly by: Sought['by']
  readonly file: string
  readonly at: Place
}

const kindOf = (of: unknown): ListedKind | undefined => listedKinds.find((kind) => kind === of)

/** Every number in policies and holds that a list of the account must have. */
export const idsIn = (sought: readonly Sought[]): WrittenId[] => {
  const found: WrittenId[] = []
  for (const { file, match, by } of sought)
    for (const literal of literalsIn(match)) {
      if ('parts' in literal) continue
      const { at, of } = literal
      if (typeof of === 'object') found.push({ kind: 'field', id: of.field, by, file, at })
      const kind = kindOf(of)
      if (literal.is !== 'one-of' || kind === undefined) continue
      for (const [index, id] of literal.values.entries())
        if (typeof id === 'number') found.push({ kind, id, by, file, at: literal.places?.[index] ?? at })
    }
  return found
}

/** The account's numbers of each kind; a kind that is not there could not be asked for. */
export type KnownIds = Readonly<Partial<Record<ListedKind, ReadonlySet<number>>>>

/**
 * Numbers that the account does not have, and those of which it could not be asked: a condition on what isn't there is
 * met by every ticket under `none` or `empty`.
 */
export const unknownIds = (written: readonly WrittenId[], known: KnownIds): PolicyProblem[] => {
  const problems: PolicyProblem[] = []
  for (const { kind, id, file, at } of written) {
    const word = String(id)
    const ids = known[kind]
    if (ids?.has(id) === true) continue
    reporter(file, problems)(ids === undefined ? 'not-checked' : `unknown-${kind}`, at, { word })
  }
  return distinct(problems)
}

/** Told once for its place, also where a list names a number twice. */
const distinct = (problems: readonly PolicyProblem[]): PolicyProblem[] => [
  ...new Map(problems.map((one) => [`${one.code} ${one.line}:${one.column} ${one.word}`, one])).values(),
]

/** A tag of tickets or of whoever asked, or a field, that policies look for; plain data. */
export interface SoughtWord {
  readonly of: Exclude<Many, 'pii'>
  /** Of a tag. */
  readonly tag?: string
}

interface PlacedWord extends SoughtWord {
  readonly file: string
  readonly at: Place
}

const placedIn = (sought: readonly Sought[]): PlacedWord[] =>
  sought.flatMap(({ file, match, ownTags }) =>
    [...literalsIn(match)].flatMap((literal): PlacedWord[] => {
      if ((literal.is !== 'has' && literal.is !== 'bare') || literal.of === 'pii') return []
      const { of, at } = literal
      if (typeof of === 'object') return [{ of, file, at }]
      if (literal.is !== 'has' || ownTags.has(literal.value)) return []
      return [{ of, tag: literal.value, file, at }]
    }),
  )

const keyOf = ({ of, tag }: SoughtWord): string => (typeof of === 'object' ? `field ${of.field}` : `${of} ${tag ?? ''}`)

/** Tags and fields that these policies look for, each once. */
export const wordsIn = (sought: readonly Sought[]): SoughtWord[] => [
  ...new Map(
    placedIn(sought).map(({ of, tag }) => {
      const word: SoughtWord = { of, ...(tag === undefined ? {} : { tag }) }
      return [keyOf(word), word]
    }),
  ).values(),
]

/** Those of the words that this ticket does not bear either. */
export const notBorneBy = (words: readonly SoughtWord[], ticket: TicketFacts): readonly SoughtWord[] => {
  const isBorne = ({ of, tag = '' }: SoughtWord): boolean | undefined =>
    typeof of === 'object' ? ticket.fields?.has(of.field) : ticket[of]?.includes(tag)
  return words.some((word) => isBorne(word) === true) ? words.filter((word) => isBorne(word) !== true) : words
}

const problemsWith = (
  sought: readonly Sought[],
  words: readonly SoughtWord[],
  codeOf: (word: SoughtWord) => PolicyProblem['code'],
): PolicyProblem[] => {
  const keys = new Set(words.map(keyOf))
  const problems: PolicyProblem[] = []
  for (const placed of placedIn(sought)) {
    const { of, tag = '', file, at } = placed
    const word = typeof of === 'object' ? String(of.field) : tag
    if (keys.has(keyOf(placed))) reporter(file, problems)(codeOf(placed), at, { word })
  }
  return distinct(problems)
}

/** What is wrong with these words, each at every place where it is written: nothing bears them. */
export const unborneAt = (sought: readonly Sought[], words: readonly SoughtWord[]): PolicyProblem[] =>
  problemsWith(sought, words, ({ of }) => (typeof of === 'object' ? 'unborne-field' : 'unborne-tag'))

/** The same of words of which nobody could be asked. */
export const notCheckedAt = (sought: readonly Sought[], words: readonly SoughtWord[]): PolicyProblem[] =>
  problemsWith(sought, words, () => 'not-checked')
