import { describe, expect, it } from 'vitest'
import { checkCertificate, fingerprintsOf } from '../../../core/retention/index.ts'

describe('a certificate', () => {
  const people = {
    total: 1,
    counts: { done: 1, skipped: 0, failed: 0 },
    reasons: {},
    fingerprints: { digest: 'd'.repeat(64), list: [] },
  }
  const made = async (changes: object = {}) => ({
    v: 1,
    kind: 'custos-retention-certificate',
    tickets: 3,
    counts: { done: 2, skipped: 1, failed: 0, restored: 0, deleted: 2 },
    reasons: { held: 1 },
    ledger: { from: 1, to: 9, head: 'c'.repeat(64) },
    fingerprints: await fingerprintsOf([
      ['b', 'deleted'],
      ['a', 'deleted'],
      ['c', 'held'],
    ]),
    ...changes,
  })

  it('agrees with itself', async () => {
    expect((await checkCertificate(await made())).ok).toBe(true)
  })

  it('lists ten thousand fingerprints, and of more tells the hash of all in the order they come in', async () => {
    const some = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, at) => [`f${from + at}`, 'deleted'] as const)
    expect((await fingerprintsOf(some(0, 10_000))).list).toHaveLength(10_000)
    const more = await fingerprintsOf(some(0, 10_001))
    expect(more.list).toBeNull()
    expect(await fingerprintsOf(some(0, 10_001))).toEqual(more)
    expect((await fingerprintsOf([...some(1, 10_001), ...some(0, 1)])).digest).not.toBe(more.digest)
  })

  it.each([
    ['another thing that was signed', { kind: 'invoice' }, 'not-a-certificate'],
    ['no object', undefined, 'not-a-certificate'],
    ['a count too many', { tickets: 4 }, 'counts-do-not-add-up'],
    ['a reason too few', { reasons: {} }, 'counts-do-not-add-up'],
    [
      'a list that was changed',
      {
        fingerprints: {
          digest: 'd'.repeat(64),
          list: [
            ['a', 'x'],
            ['b', 'x'],
            ['c', 'x'],
          ],
        },
      },
      'fingerprints-do-not-fit',
    ],
    ['users that don’t add up', { requesters: { ...people, total: 2 } }, 'counts-do-not-add-up'],
    ['a list of users that is too short', { requesters: people }, 'fingerprints-do-not-fit'],
    ['a list that is too short', { fingerprints: { digest: 'd'.repeat(64), list: [] } }, 'fingerprints-do-not-fit'],
  ])('is refused with %s', async (_, changes, why) => {
    expect(await checkCertificate(changes === undefined ? 'text' : await made(changes))).toEqual({ ok: false, why })
  })
})
