import { randomUUID } from 'node:crypto'
import canonicalize from 'canonicalize'
import { fingerprintsOf, type Certificate } from '../../core/retention/index.ts'
import { newSigningKey, signWith } from '../../server/keys/signing.ts'

/** What a run of retention is proved by. */
export const aCertificate = async (changes: Partial<Certificate> = {}): Promise<Certificate> => ({
  v: 1,
  kind: 'custos-retention-certificate',
  account: 'maison-lumiere',
  run_id: randomUUID(),
  plan_id: randomUUID(),
  plan_hash: 'a'.repeat(64),
  policy_version: { number: 3, digest: 'b'.repeat(64) },
  written_by: 11,
  approved_by: 12,
  started_by: null,
  started_at: '2026-11-24T02:00:00.000Z',
  ended_at: '2026-12-01T02:00:05.000Z',
  end: 'done',
  tickets: 2,
  counts: { done: 1, skipped: 1, failed: 0, restored: 0, deleted: 1 },
  reasons: { held: 1 },
  ledger: { from: 4, to: 9, head: 'c'.repeat(64) },
  fingerprints: await fingerprintsOf([
    ['1'.repeat(32), 'deleted'],
    ['2'.repeat(32), 'held'],
  ]),
  ...changes,
})

/** Signed as the server signs it, with a key of its own unless one is given. */
export const signed = async (certificate: Certificate, key?: string): Promise<string> =>
  signWith(key ?? (await newSigningKey()), 'custos-certificate+jws', canonicalize(certificate) ?? '')
