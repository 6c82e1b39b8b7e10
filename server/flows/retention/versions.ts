import { createHash } from 'node:crypto'
import { setImmediate as breath } from 'node:timers/promises'
import { CronExpressionParser } from 'cron-parser'
import type { PolicyProblem, PolicyVersion } from '../../../contract/retention.ts'
import type { EntryFields } from '../../../core/ledger/index.ts'
import { entityTypes } from '../../../core/pii/index.ts'
import {
  actingOnly,
  compile,
  unborneAt,
  wordsIn,
  type Policy,
  type PolicySet,
  type Sought,
  type SoughtWord,
} from '../../../core/retention/index.ts'
import type { Instant } from '../../../core/time.ts'
import type { Refusal } from '../failure.ts'
import { refusalOf, type AdminPorts } from './admin.ts'
import { asShown, clashProblems, idFindings, inOrder, tagWarnings, type CheckPorts, type Findings } from './check.ts'
import { keptSets } from './kept-sets.ts'
import type { PlanRecord, VersionRecord } from './records.ts'

export interface VersionPorts extends AdminPorts, CheckPorts {
  /** The newest first. */
  readonly versions: () => Promise<readonly VersionRecord[]>
  readonly version: (id: string) => Promise<VersionRecord | undefined>
  readonly newestVersion: () => Promise<VersionRecord | undefined>
  /** Version and ledger entry in one transaction; gives its number, or nothing where `baseId` is not the newest any more. */
  readonly saveVersion: (
    version: Pick<VersionRecord, 'id' | 'authorId' | 'createdAt' | 'digest' | 'text'>,
    entry: EntryFields,
    baseId: string | null,
  ) => Promise<number | undefined>
  readonly newId: () => string
  readonly clock: () => Instant
}

const kinds: ReadonlySet<string> = new Set(entityTypes)

const compiled = (text: string, { isStored = false } = {}) =>
  compile([{ name: 'policies.yaml', text }], kinds, { isStored })

type Stored = Pick<VersionRecord, 'id' | 'text' | 'number'>

/** What was saved was checked when it was saved, by the rules of that day. */
const stored = keptSets(({ text }: Stored) => compiled(text, { isStored: true }))

/** What a version that was saved looks for; nothing where it can't be read any more, which planning it tells. */
const soughtIn = (version: Stored): readonly Sought[] => {
  const result = stored(version)
  return result.ok ? result.sought : []
}

/** Each ticket of a plan is looked at for each of them that none has borne yet. */
const wordsAtMost = 500

export const wordsSought = (version: Stored): readonly SoughtWord[] => wordsIn(soughtIn(version)).slice(0, wordsAtMost)

/** Where a version looks for these words, which no ticket of a plan has borne. */
export const unborneIn = (version: Stored, words: readonly SoughtWord[]): PolicyProblem[] =>
  asShown(unborneAt(soughtIn(version), words))

interface Found extends Findings {
  readonly sought: readonly Sought[]
}

/** What is wrong in a text by itself, and then beside the account. */
const foundIn = async (ports: VersionPorts, text: string): Promise<Found> => {
  const result = compiled(text)
  if (!result.ok) return { problems: asShown(result.problems), warnings: [], sought: [] }
  const inForce = async () => {
    const newest = await ports.newestVersion()
    return newest === undefined ? [] : soughtIn(newest)
  }
  const { sought } = result
  const [ids, clashes] = await Promise.all([idFindings(ports, sought, inForce), clashProblems(ports, sought)])
  return { problems: inOrder([...ids.problems, ...clashes]), warnings: ids.warnings, sought }
}

/** Ready to plan with: a kind or a word that is gone since it was saved is a fault of ours. */
export const setIn = (version: Stored): PolicySet => {
  const result = stored(version)
  if (result.ok) return result.set
  const codes = new Set(result.problems.map(({ code }) => code))
  throw new Error(`version ${version.number} of the policies no longer compiles: ${[...codes].join()}`)
}

/** The policies as a plan has them: in a schedule's, those that are not its own have nothing done. */
export const setOf = (version: Stored, { policies }: Pick<PlanRecord, 'policies'>): PolicySet =>
  actingOnly(setIn(version), policies)

/** The first time after `from` at which a policy's schedule comes round. */
export const nextRun = ({ runs, zone }: Pick<Policy, 'runs' | 'zone'>, from: Instant): Instant | null =>
  runs === undefined
    ? null
    : CronExpressionParser.parse(runs, { tz: zone, currentDate: new Date(from) })
        .next()
        .toDate()
        .toISOString()

const written = ({ years, months, weeks, days }: Policy['period']): string => {
  const part = (count: number, letter: string) => (count === 0 ? '' : `${count}${letter}`)
  return `P${part(years, 'Y')}${part(months, 'M')}${part(weeks, 'W')}${part(days, 'D')}`
}

const shown = (version: VersionRecord, now: Instant, inForce: boolean): PolicyVersion => {
  const { policies, holds } = setIn(version)
  return {
    id: version.id,
    number: version.number,
    author_id: version.authorId,
    created_at: version.createdAt,
    digest: version.digest,
    approved: version.approved,
    policies: policies.map((policy) => ({
      name: policy.name,
      title: { ...policy.title },
      basis: { ...policy.basis },
      keep: { for: written(policy.period), since: policy.since },
      then: policy.actions.map((action) => action.do),
      limits: { ...policy.limits },
      runs: policy.runs ?? null,
      next_run_at: inForce ? nextRun(policy, now) : null,
    })),
    holds: holds.map(({ name, lastDay }) => ({ name, last_day: lastDay })),
  }
}

type Listed = { readonly ok: true; readonly versions: PolicyVersion[] } | Refusal

export const listVersions = async (ports: VersionPorts, userId: number): Promise<Listed> => {
  const refusal = await refusalOf(ports, userId)
  if (refusal !== undefined) return refusal
  const now = ports.clock()
  const versions: PolicyVersion[] = []
  for (const version of await ports.versions()) {
    // Fifty large ones take a while to read: others are answered in between.
    await breath()
    versions.push(shown(version, now, versions.length === 0))
  }
  return { ok: true, versions }
}

type Shown = { readonly ok: true; readonly version: PolicyVersion; readonly text: string } | Refusal

export const showVersion = async (ports: VersionPorts, userId: number, id: string): Promise<Shown> => {
  const refusal = await refusalOf(ports, userId)
  if (refusal !== undefined) return refusal
  const version = await ports.version(id)
  if (version === undefined) return { ok: false, problem: 'not-found' }
  return { ok: true, version: shown(version, ports.clock(), true), text: version.text }
}

type Checked = { readonly ok: true; readonly problems: PolicyProblem[]; readonly warnings: PolicyProblem[] } | Refusal

/** Whether a text could be saved, and what there is to know before it is. */
export const checkText = async (ports: VersionPorts, userId: number, text: string): Promise<Checked> => {
  const refusal = await refusalOf(ports, userId)
  if (refusal !== undefined) return refusal
  const { problems, warnings, sought } = await foundIn(ports, text)
  return { ok: true, problems, warnings: inOrder([...warnings, ...(await tagWarnings(ports, sought))]) }
}

type Saved =
  | { readonly ok: true; readonly saved: true; readonly version: PolicyVersion }
  | { readonly ok: true; readonly saved: false; readonly problems: PolicyProblem[] }
  | Refusal

/**
 * A text with problems is answered with them and not kept, and so is one that was written from a version which is not the
 * newest any more. The newest text saved again is no new version.
 */
export const saveVersion = async (
  ports: VersionPorts,
  userId: number,
  { text, base_version_id: baseId }: { readonly text: string; readonly base_version_id: string | null },
): Promise<Saved> => {
  const refusal = await refusalOf(ports, userId)
  if (refusal !== undefined) return refusal
  const { problems } = await foundIn(ports, text)
  if (problems.length > 0) return { ok: true, saved: false, problems }
  const createdAt = ports.clock()
  const digest = createHash('sha256').update(text).digest('hex')
  const newest = await ports.newestVersion()
  if (newest?.digest === digest) return { ok: true, saved: true, version: shown(newest, createdAt, true) }
  const made = { id: ports.newId(), authorId: userId, createdAt, digest, text }
  const entry = {
    at: createdAt,
    actor: { user_id: userId },
    action: 'retention.version-saved',
    version_id: made.id,
    digest,
    types: [],
    count: 0,
  } as const
  const number = await ports.saveVersion(made, entry, baseId)
  if (number === undefined) return { ok: false, problem: 'policies-changed' }
  return { ok: true, saved: true, version: shown({ ...made, number, approved: null }, createdAt, true) }
}
