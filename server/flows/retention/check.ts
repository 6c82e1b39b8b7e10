import type { PolicyProblem } from '../../../contract/retention.ts'
import {
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
} from '../../../core/retention/index.ts'
import { attempt } from '../failure.ts'

export interface CheckPorts {
  /** The account's own numbers of a kind, as they were some minutes ago at most; newer where one that is wanted is not among them. */
  readonly idsOf: (kind: ListedKind, wanted: readonly number[]) => Promise<ReadonlySet<number>>
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

const knownTo = async (
  ports: CheckPorts,
  kind: ListedKind,
  wanted: readonly number[],
): Promise<readonly (readonly [ListedKind, ReadonlySet<number>])[]> => {
  if (wanted.length === 0) return []
  const read = await attempt(() => ports.idsOf(kind, wanted))
  return read.ok ? [[kind, read.value]] : []
}

/**
 * Numbers that the account doesn't have. Where Zendesk can't be asked that is a problem of its own, except for numbers that
 * stand in the version in force: they were asked for when it was saved, and nobody must be kept from adding a hold to it.
 */
export const idProblems = async (
  ports: CheckPorts,
  sought: readonly Sought[],
  inForce: () => Promise<readonly Sought[]>,
): Promise<PolicyProblem[]> => {
  const written = idsIn(sought)
  if (written.length === 0) return []
  const wanted = (kind: ListedKind) => written.filter((one) => one.kind === kind).map(({ id }) => id)
  const lists = await Promise.all(listedKinds.map((kind) => knownTo(ports, kind, wanted(kind))))
  const known: KnownIds = Object.fromEntries(lists.flat())
  const problems = unknownIds(written, known)
  if (!problems.some(({ code }) => code === 'not-checked')) return asShown(problems)
  const before = new Set(idsIn(await inForce()).map(({ kind, id }) => `${kind} ${id}`))
  const open = written.filter(({ kind, id }) => known[kind] !== undefined || !before.has(`${kind} ${id}`))
  return asShown(unknownIds(open, known))
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
  return asShown([...unborneAt(sought, unborne), ...notCheckedAt(sought, open)]).sort(
    (one, other) => one.line - other.line || one.column - other.column,
  )
}
