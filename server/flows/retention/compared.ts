import type { PlanSummary } from '../../../contract/retention.ts'
import { compareIn, noDifference, type Difference, type Planned } from '../../../core/retention/index.ts'
import type { KnownFacts, PlanRecord, TicketRecord, VersionRecord } from './records.ts'
import { linesOf, type LinePorts } from './line-for.ts'
import { setOf } from './versions.ts'

export interface ComparePorts extends LinePorts {
  readonly version: (id: string) => Promise<VersionRecord | undefined>
  /** The newest of which somebody has approved a plan, beside this one. */
  readonly lastApprovedVersion: (otherThan: string) => Promise<VersionRecord | undefined>
}

/** The version that a plan is compared with, and what has been counted so far. */
export interface Comparison {
  readonly versionId: string
  readonly version: number
  readonly difference: Difference
}

/** Chosen once a plan, when its first page is read; null where no other version was ever approved. */
export const comparisonFor = async (ports: ComparePorts, plan: PlanRecord): Promise<Comparison | null> => {
  const other = await ports.lastApprovedVersion(plan.versionId)
  return other === undefined ? null : { versionId: other.id, version: other.number, difference: noDifference() }
}

const otherSetOf = async (ports: ComparePorts, plan: PlanRecord, { versionId }: Comparison) => {
  const version = await ports.version(versionId)
  if (version === undefined) throw new Error('the version that a plan is compared with is gone')
  return setOf(version, plan)
}

/** The policies of the other version, as this plan would have them act; undefined where there is none. */
export const comparedSet = async (ports: ComparePorts, plan: PlanRecord, comparison: Comparison | null) =>
  comparison === null ? undefined : otherSetOf(ports, plan, comparison)

/**
 * Plans each ticket of a page under the other version too, at the same moment: what an older plan once named says what has
 * happened since, not what the policies have changed.
 */
export const comparerOf = async (
  ports: ComparePorts,
  plan: PlanRecord,
  comparison: Comparison | null,
  set: Awaited<ReturnType<typeof comparedSet>>,
  ids: readonly number[],
): Promise<(record: TicketRecord, known: KnownFacts | undefined, planned: Planned) => void> => {
  if (comparison === null || set === undefined) return () => undefined
  const now = Date.parse(plan.plannedAt)
  const before = await linesOf(
    ports,
    { set, versionId: comparison.versionId, isAlone: plan.askedBy === null, now },
    ids,
  )
  return (record, known, planned) => {
    const line = before(record, known)
    if (line !== undefined) compareIn(comparison.difference, line.planned, planned)
  }
}

export const differenceIn = (comparison: Comparison | null): PlanSummary['difference'] => {
  if (comparison === null) return null
  const { versionId, version, difference } = comparison
  const { addedSample, ...counts } = difference
  return { version_id: versionId, version, ...counts, added_sample: [...addedSample] }
}
