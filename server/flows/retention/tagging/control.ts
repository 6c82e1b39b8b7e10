import type { PolicyTagging, StrayTicket } from '../../../../contract/policy-tags.ts'
import type { EntryFields } from '../../../../core/ledger/index.ts'
import type { Instant } from '../../../../core/time.ts'
import type { Refusal } from '../../failure.ts'
import { refusalOf, type AdminPorts } from '../admin.ts'
import type { TaggingPorts } from './ports.ts'

export interface TagControlPorts extends AdminPorts, Pick<TaggingPorts, 'tagStanding'> {
  readonly tagCounts: () => Promise<{
    readonly wanted: number
    readonly set: number
    readonly outdated: number
    readonly refused: number
    readonly failed: number
    readonly removedUnder: number
    readonly removed: number
  }>
  readonly putsBack: () => Promise<{
    readonly putsBack: boolean
    readonly by: number | null
    readonly at: Instant | null
  }>
  /** Choice, ledger entry, and what is to be put back by it, in one transaction; nothing where it stood so already. */
  readonly choosePutsBack: (putsBack: boolean, by: number, at: Instant, entry: EntryFields) => Promise<void>
  readonly strays: (
    state: 'removed' | 'refused' | 'failed',
    after: number,
    limit: number,
  ) => Promise<
    readonly {
      readonly ticketId: number
      readonly tags: readonly string[]
      readonly under: boolean
      readonly since: Instant
    }[]
  >
  readonly wake: () => Promise<void>
  readonly clock: () => Instant
}

type Shown = { readonly ok: true; readonly tagging: PolicyTagging } | Refusal

const tell = async (ports: TagControlPorts): Promise<Shown> => {
  const [standing, counts, choice] = await Promise.all([ports.tagStanding(), ports.tagCounts(), ports.putsBack()])
  const { versionId, reading, stopped } = standing
  const ours = reading?.versionId === versionId ? reading : undefined
  const state = (): PolicyTagging['state'] => {
    if (versionId === null) return 'off'
    if (stopped) return 'stopped'
    if (ours?.whole !== true) return 'looking'
    return counts.wanted > 0 ? 'tagging' : 'up-to-date'
  }
  const { removedUnder, ...rest } = counts
  const { putsBack, by, at } = choice
  const chosen = by === null || at === null ? null : { by, at }
  return {
    ok: true,
    tagging: {
      state: state(),
      read: ours?.read ?? 0,
      counts: { ...rest, removed_under: removedUnder },
      puts_back: putsBack,
      chosen,
    },
  }
}

export const showTagging = async (ports: TagControlPorts, userId: number): Promise<Shown> =>
  (await refusalOf(ports, userId)) ?? tell(ports)

/** What was taken off before is put back, too, once somebody says so; what is back stays where they take it back. */
export const setPutsBack = async (ports: TagControlPorts, userId: number, putsBack: boolean): Promise<Shown> => {
  const refusal = await refusalOf(ports, userId)
  if (refusal !== undefined) return refusal
  const at = ports.clock()
  await ports.choosePutsBack(putsBack, userId, at, {
    at,
    actor: { user_id: userId },
    action: putsBack ? 'retention.put-back-on' : 'retention.put-back-off',
    types: [],
    count: 0,
  })
  await ports.wake()
  return tell(ports)
}

const pageSize = 100

export const listStrays = async (
  ports: TagControlPorts,
  userId: number,
  { state, after = 0 }: { readonly state: 'removed' | 'refused' | 'failed'; readonly after?: number | undefined },
): Promise<{ readonly ok: true; readonly tickets: StrayTicket[]; readonly more: boolean } | Refusal> => {
  const refusal = await refusalOf(ports, userId)
  if (refusal !== undefined) return refusal
  const found = await ports.strays(state, after, pageSize + 1)
  const tickets = found.slice(0, pageSize).map(({ ticketId, tags, under, since }) => ({
    ticket_id: ticketId,
    tags: [...tags],
    under,
    since,
  }))
  return { ok: true, tickets, more: found.length > pageSize }
}
