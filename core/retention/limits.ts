import type { Limits, Policy } from './policy.ts'
import { countsOf, type Tally } from './tally.ts'

export interface Exceeded {
  readonly policy: string
  readonly limit: 'tickets' | 'share'
  readonly allowed: number
  readonly found: number
}

/** Which limits of which policies a plan would go beyond, with the numbers; `share` is of all tickets that are not deleted. */
export const exceededBy = (policies: readonly Policy[], tally: Tally): Exceeded[] =>
  policies.flatMap(({ name, limits: { tickets, share } }): Exceeded[] => {
    const { due } = countsOf(tally, name)
    const part = tally.tickets === 0 ? 0 : due / tally.tickets
    return [
      ...(tickets !== undefined && due > tickets
        ? [{ policy: name, limit: 'tickets', allowed: tickets, found: due } as const]
        : []),
      ...(share !== undefined && part > share
        ? [{ policy: name, limit: 'share', allowed: share, found: part } as const]
        : []),
    ]
  })

/** Whether these keep a run within anything: of all its tickets no plan has more. */
export const isLimited = ({ tickets, share }: { [Name in keyof Limits]: Limits[Name] | undefined }): boolean =>
  tickets !== undefined || (share !== undefined && share < 1)
