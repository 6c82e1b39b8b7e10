import { calendarOf, isZone } from './calendar.ts'
import type { Formula } from './formula.ts'
import { isName, keepTag } from './names.ts'
import type { Hold, Policy, PolicySet } from './policy.ts'
import { reporter, type PolicyProblem, type Report } from './problem.ts'
import { fieldsOf, isComplete, itemsOf, textOf, type Reading } from './read.ts'
import { holdOf, type Named } from './read-hold.ts'
import { policyOf } from './read-policy.ts'
import { effortOfFile } from './satisfiable.ts'
import { treeOf, type Entry, type Tree } from './yaml.ts'

export interface PolicyFile {
  readonly name: string
  readonly text: string
}

/** What a `match` looks for, and where: to be compared with the tickets there are. */
export interface Sought {
  readonly file: string
  readonly match: Formula
  readonly by: 'policy' | 'hold'
  /** Tags of the policies it was compiled with: custos puts them itself, so that nobody need have done so before. */
  readonly ownTags: ReadonlySet<string>
}

export type Compiled =
  | { readonly ok: true; readonly set: PolicySet; readonly sought: readonly Sought[] }
  | { readonly ok: false; readonly problems: readonly PolicyProblem[] }

const version = 1

const zoneOf = (tree: Tree | undefined, report: Report): string => {
  const zone = tree === undefined ? 'UTC' : textOf(tree, report)
  if (zone === undefined || isZone(zone)) return zone ?? 'UTC'
  if (tree !== undefined) report('unknown-zone', tree.at, { word: zone })
  return 'UTC'
}

/** Names are unique over all files that are compiled together, and so are the tags made of them. */
const registerOfNames = () => {
  const owner = new Map<string, string>()
  return (named: Named<unknown>, ownsTag: boolean, report: Report) => {
    if (named.name?.value.form !== 'scalar') return
    const { text, at } = named.name.value
    const key = ownsTag ? keepTag(text).replaceAll(/[^a-z0-9]/g, '_') : `hold ${text}`
    const first = owner.get(key)
    if (!isName(text)) report('not-a-name', at, { word: text })
    if (first === undefined) owner.set(key, text)
    else report(first === text ? 'duplicate-name' : 'tag-collision', at, { word: text })
  }
}

interface Part {
  readonly policies: readonly Policy[]
  readonly holds: readonly Hold[]
  readonly matches: readonly Pick<Sought, 'match' | 'by'>[]
}

const nothing: Part = { policies: [], holds: [], matches: [] }

const matchesOf = (by: Sought['by'], read: readonly Named<unknown>[]) =>
  read.flatMap(({ match }) => (match === undefined ? [] : [{ match, by }]))

/** The policies and the holds of a file: either may be an empty list, but something must be listed. */
const listedIn = ({ policies, holds }: Partial<Record<'policies' | 'holds', Entry>>, report: Report) => {
  const listed = [policies, holds].map((entry) => (entry === undefined ? [] : itemsOf(entry.value, report)))
  const written = policies ?? holds
  if (written !== undefined && listed.every((items) => items?.length === 0)) report('nothing-written', written.at)
  const [some = [], others = []] = listed
  return { policies: some, holds: others }
}

const partOf = (tree: Tree, reading: Reading, register: ReturnType<typeof registerOfNames>): Part => {
  const { report } = reading
  const fields = fieldsOf(tree, ['version', 'timezone', 'policies', 'holds'], report)
  if (fields === undefined) return nothing
  isComplete(fields, fields.holds === undefined ? ['version', 'policies'] : ['version'], tree.at, report)
  const written = fields.version?.value
  if (written !== undefined && !(written.form === 'scalar' && written.value === version))
    report('unknown-version', written.at, { word: written.form === 'scalar' ? written.text : '' })
  const zone = zoneOf(fields.timezone?.value, report)
  const calendar = calendarOf(zone)
  const listed = listedIn(fields, report)
  const policies = listed.policies.map((item) => {
    const read = policyOf(item, zone, calendar, reading)
    register(read, true, report)
    return read
  })
  const holds = listed.holds.map((item) => {
    const read = holdOf(item, calendar, reading)
    register(read, false, report)
    return read
  })
  return {
    policies: policies.flatMap(({ value }) => value ?? []),
    holds: holds.flatMap(({ value }) => value ?? []),
    matches: [...matchesOf('policy', policies), ...matchesOf('hold', holds)],
  }
}

/**
 * Policy files, in the order in which they are to count, made ready to plan with; or everything that is wrong in them. Of a
 * text that was taken once, `isStored`, only what can't be read is wrong: a rule that came later must not stop what it says.
 */
export const compile = (
  files: readonly PolicyFile[],
  kinds: ReadonlySet<string>,
  { isStored = false } = {},
): Compiled => {
  const problems: PolicyProblem[] = []
  const register = registerOfNames()
  const parts = files.map(({ name, text }) => {
    const report = reporter(name, problems)
    const tree = treeOf(text, report, isStored)
    const reading = { report, kinds, effort: effortOfFile(), isStored }
    return { file: name, ...(tree === undefined ? nothing : partOf(tree, reading, register)) }
  })
  const order = new Map(files.map(({ name }, at) => [name, at]))
  const placeOf = ({ file }: PolicyProblem): number => order.get(file) ?? 0
  problems.sort((one, other) => placeOf(one) - placeOf(other) || one.line - other.line || one.column - other.column)
  if (problems.length > 0) return { ok: false, problems }
  const policies = parts.flatMap((part) => part.policies)
  const ownTags = new Set(policies.map(({ tag }) => tag))
  return {
    ok: true,
    set: { policies, holds: parts.flatMap(({ holds }) => holds) },
    sought: parts.flatMap(({ file, matches }) => matches.map((one) => ({ file, ...one, ownTags }))),
  }
}
