import { lineHasher, sha256 } from './line-hash.ts'

interface Listed {
  readonly digest: string
  readonly list: readonly (readonly [string, string])[] | null
}

/** What was done in a run, as it is signed: numbers, codes, dates and keyed fingerprints, and nothing of any ticket. */
export interface Certificate {
  readonly v: 1
  readonly kind: 'custos-retention-certificate'
  readonly account: string
  readonly run_id: string
  readonly plan_id: string
  readonly plan_hash: string
  readonly policy_version: { readonly number: number; readonly digest: string }
  readonly written_by: number
  /** Whoever approved this very plan; null where it ran by its schedule. */
  readonly approved_by: number | null
  /** Of a run by schedule: whoever approved an earlier plan of this version. Certificates from before don't have it. */
  readonly version_approved_by?: number
  readonly started_by: number | null
  readonly started_at: string
  readonly ended_at: string
  readonly end: 'done' | 'cancelled'
  readonly tickets: number
  readonly counts: Readonly<Record<string, number>>
  readonly reasons: Readonly<Record<string, number>>
  /** Entries of the account's ledger, the last of them by its hash. */
  readonly ledger: { readonly from: number; readonly to: number; readonly head: string }
  /**
   * HMAC-SHA256 of each ticket's number under a key of the account's, the first 32 digits, with what became of it. Without
   * the key nobody can tell which tickets they were; with it, anybody can show that one was among them.
   */
  readonly fingerprints: Listed
  /** Users who were to go with their tickets; there only where the plan named some. */
  readonly requesters?: {
    readonly total: number
    readonly counts: Readonly<Record<string, number>>
    readonly reasons: Readonly<Record<string, number>>
    readonly fingerprints: Listed
  }
}

/** A certificate with more would be a file of megabytes: then a digest stands alone. */
const mostFingerprints = 10_000

/** What a digest that stands alone begins with; each line is one fingerprint and one fate, in the order of the tickets' numbers. */
const head = 'custos-retention-fingerprints'

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0

const isHash = (value: unknown): boolean => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const sumOf = (counts: Readonly<Record<string, unknown>>): number =>
  Object.values(counts).reduce<number>((sum, value) => sum + (isCount(value) ? value : NaN), 0)

export type CertificateProblem = 'not-a-certificate' | 'counts-do-not-add-up' | 'fingerprints-do-not-fit'

type Item = readonly [string, string]

/** Sorted, so that their order tells nothing either. */
const listed = async (list: readonly Item[]): Promise<Listed> => {
  const sorted = list.toSorted(([one], [other]) => (one < other ? -1 : 1))
  return { digest: await sha256(sorted.map((item) => item.join(' ')).join('\n')), list: sorted }
}

/**
 * The fingerprints of a run's tickets, given in the order of their numbers. Up to ten thousand of them are listed; of more
 * there is a hash of all, taken on the way: a million are never in memory together.
 */
export const fingerprintsOf = async (items: AsyncIterable<Item> | Iterable<Item>): Promise<Listed> => {
  const hasher = lineHasher(head)
  let list: Item[] | null = []
  for await (const item of items) {
    await hasher.add(item.join(' '))
    if (list !== null && list.push(item) > mostFingerprints) list = null
  }
  return list === null ? { digest: await hasher.end(), list } : listed(list)
}

const isItem = (item: unknown): item is Item =>
  Array.isArray(item) && item.length === 2 && item.every((part) => typeof part === 'string')

type Fields = Readonly<Record<string, unknown>>

/** Each ended somehow, and whatever was left out or failed has its reason. */
const addUp = (ends: readonly string[], total: number, counts: Fields, reasons: Fields): boolean => {
  const ended = ends.map((name) => counts[name])
  if (!ended.every(isCount) || ended.reduce((sum, value) => sum + value, 0) !== total) return false
  return sumOf(reasons) === Number(counts['skipped']) + Number(counts['failed'])
}

const fits = async ({ list, digest }: Fields, total: number): Promise<boolean> => {
  if (list === null) return true
  if (!Array.isArray(list) || list.length !== total || !list.every(isItem)) return false
  return (await listed(list)).digest === digest
}

/** Whether what was signed is a certificate at all, and whether it agrees with itself. */
export const checkCertificate = async (
  payload: unknown,
): Promise<{ ok: true; certificate: Certificate } | { ok: false; why: CertificateProblem }> => {
  const wrong = (why: CertificateProblem) => ({ ok: false, why }) as const
  if (!isRecord(payload) || payload['v'] !== 1 || payload['kind'] !== 'custos-retention-certificate')
    return wrong('not-a-certificate')
  const { tickets, counts, reasons, fingerprints, ledger, requesters } = payload
  if (!isCount(tickets) || !isRecord(counts) || !isRecord(reasons) || !isRecord(fingerprints) || !isRecord(ledger))
    return wrong('not-a-certificate')
  if (!isCount(ledger['from']) || !isCount(ledger['to']) || !isHash(ledger['head'])) return wrong('not-a-certificate')
  if (!addUp(['done', 'skipped', 'failed', 'restored'], tickets, counts, reasons)) return wrong('counts-do-not-add-up')
  if (!(await fits(fingerprints, tickets))) return wrong('fingerprints-do-not-fit')
  if (requesters !== undefined) {
    if (!isRecord(requesters)) return wrong('not-a-certificate')
    const { total, counts: done, reasons: why, fingerprints: people } = requesters
    if (!isCount(total) || !isRecord(done) || !isRecord(why) || !isRecord(people)) return wrong('not-a-certificate')
    if (!addUp(['done', 'skipped', 'failed'], total, done, why)) return wrong('counts-do-not-add-up')
    if (!(await fits(people, total))) return wrong('fingerprints-do-not-fit')
  }
  return { ok: true, certificate: payload as unknown as Certificate }
}
