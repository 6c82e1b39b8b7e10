import type { PolicyProblem } from '../../../contract/retention.ts'
import {
  askFields,
  clashesOver,
  idsIn,
  listedKinds,
  notCheckedAt,
  unborneAt,
  unknownIds,
  wordsIn,
  type KnownIds,
  type ListedKind,
  type PolicyProblem as FoundProblem,
  type Sought,
  type SoughtWord,
  type WrittenId,
} from '../../../core/retention/index.ts'
import { attempt } from '../failure.ts'

export interface CheckPorts {
  /** The account's own numbers of a kind, as they were some minutes ago at most; newer where one that is wanted is not among them. */
  readonly idsOf: (kind: ListedKind, wanted: readonly number[]) => Promise<ReadonlySet<number>>
  /** The account's own fields of which a ticket has one value at most. */
  readonly singleFields: () => Promise<ReadonlySet<number>>
  /** How many tickets bear a tag, or how many users, as Zendesk finds them; undefined where it can't look for that tag. */
  readonly bearersOf: (of: 'tags' | 'requester_tags', tag: string) => Promise<number | undefined>
}

/** More of them nobody reads. */
const shownAtMost = 1000

/** As a person is shown it: there is one text. */
export const asShown = (problems: readonly FoundProblem[]): PolicyProblem[] =>
  problems.slice(0, shownAtMost).map(({ code, line, column, word, near }) => ({
    code,
    line,
    column,
    word,
    ...(near === undefined ? {} : { near }),
  }))

export const inOrder = (problems: readonly PolicyProblem[]): PolicyProblem[] =>
  problems.toSorted((one, other) => one.line - other.line || one.column - other.column)

const knownTo = async (
  ports: CheckPorts,
  kind: ListedKind,
  wanted: readonly number[],
): Promise<readonly (readonly [ListedKind, ReadonlySet<number>])[]> => {
  if (wanted.length === 0) return []
  const read = await attempt(() => ports.idsOf(kind, wanted))
  return read.ok ? [[kind, read.value]] : []
}

/** Users and organizations are asked for a hundred at a time; of a text with more, the rest is told as not looked for. */
const numbersAtMost = 2000

const comesAndGoes = ({ kind }: Pick<WrittenId, 'kind'>): boolean => kind === 'organization' || kind === 'requester'

const keyOf = ({ kind, id }: WrittenId): string => `${kind} ${id}`

export interface Findings {
  readonly problems: PolicyProblem[]
  /** What is told and keeps nobody from saving. */
  readonly warnings: PolicyProblem[]
}

/**
 * Numbers that the account doesn't have, a problem; but a case goes on when whom it names is deleted, so that in a hold such a
 * user or organization is a warning. Where Zendesk can't be asked that is a problem of its own, except for numbers that
 * stand in the version in force: they were asked for when it was saved, and nobody must be kept from adding a hold to it.
 */
export const idFindings = async (
  ports: CheckPorts,
  sought: readonly Sought[],
  inForce: () => Promise<readonly Sought[]>,
): Promise<Findings> => {
  const found = idsIn(sought)
  if (found.length === 0) return { problems: [], warnings: [] }
  const wanted = new Map(
    listedKinds.map((kind) => {
      const ids = [...new Set(found.flatMap((one) => (one.kind === kind ? [one.id] : [])))]
      return [kind, new Set(comesAndGoes({ kind }) ? ids.slice(0, numbersAtMost) : ids)]
    }),
  )
  const isAsked = ({ kind, id }: WrittenId) => wanted.get(kind)?.has(id) === true
  const isMild = (one: WrittenId) => one.by === 'hold' && comesAndGoes(one)
  const asked = found.filter(isAsked)
  const lists = await Promise.all([...wanted].map(([kind, ids]) => knownTo(ports, kind, [...ids])))
  const known: KnownIds = Object.fromEntries(lists.flat())
  const left = found.filter((one) => !isAsked(one)).slice(0, shownAtMost)
  const warnings = asShown([...unknownIds(asked.filter(isMild), known), ...unknownIds(left, {})])
  const written = asked.filter((one) => !isMild(one))
  const problems = unknownIds(written, known)
  if (!problems.some(({ code }) => code === 'not-checked')) return { problems: asShown(problems), warnings }
  const before = new Set(idsIn(await inForce()).map(keyOf))
  const open = written.filter((one) => known[one.kind] !== undefined || !before.has(keyOf(one)))
  return { problems: asShown(unknownIds(open, known)), warnings }
}

/** Conditions that no ticket can meet, since the account's fields take one value each; nothing where Zendesk can't be asked. */
export const clashProblems = async (ports: CheckPorts, sought: readonly Sought[]): Promise<PolicyProblem[]> => {
  if (!askFields(sought)) return []
  const read = await attempt(ports.singleFields)
  return read.ok ? asShown(clashesOver(sought, read.value)) : []
}

/** Each is a request of its own; a text with more is told that the rest was not looked for. */
const tagsAtMost = 40
const atOnce = 5

/** Tags that nobody bears yet, and those of which Zendesk could not be asked: a warning, since a tag may be written before it is borne. */
export const tagWarnings = async (ports: CheckPorts, sought: readonly Sought[]): Promise<PolicyProblem[]> => {
  const words = wordsIn(sought).filter(({ tag }) => tag !== undefined)
  const unborne: SoughtWord[] = []
  const open = words.slice(tagsAtMost)
  for (let from = 0; from < Math.min(words.length, tagsAtMost); from += atOnce) {
    const some = words.slice(from, Math.min(from + atOnce, tagsAtMost))
    const found = await Promise.all(
      some.map(({ of, tag = '' }) => attempt(() => ports.bearersOf(of === 'tags' ? of : 'requester_tags', tag))),
    )
    for (const [at, read] of found.entries()) {
      const word = some[at]
      if (word === undefined) continue
      if (!read.ok || read.value === undefined) open.push(word)
      else if (read.value === 0) unborne.push(word)
    }
  }
  return asShown([...unborneAt(sought, unborne), ...notCheckedAt(sought, open)])
}
