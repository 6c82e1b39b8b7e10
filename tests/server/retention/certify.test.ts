import { sql } from 'kysely'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import type { Certificate } from '../../../core/retention/index.ts'
import { retentionStore } from '../../../server/compose/retention-store.ts'
import { certify, type CertifyPorts, type RunsSeen } from '../../../server/flows/retention/certify.ts'
import { tenantKeys } from '../../../server/keys/tenant.ts'
import type { Database } from '../../../server/store/database.ts'
import { eachDatabase } from '../../support/database.ts'
import { anOffice, type Office } from './account.ts'
import { questionsOf } from './questions.ts'

eachDatabase('a certificate', (open, kind) => {
  let office: Office
  let database: Database
  const { written, atItsTime } = questionsOf(() => office)
  beforeAll(async () => {
    database = await open()
  }, 60_000)
  beforeEach(async () => {
    office = await anOffice(database)
  })

  /** A run of three tickets whose process died before it had a certificate. */
  const ended = async (): Promise<string> => {
    written(3)
    const { id } = await atItsTime()
    await office.work()
    await database.withTenant(office.tenantId, (tx) =>
      sql`update retention_runs set certificate = null where id = ${id}`.execute(tx),
    )
    return id
  }

  const portsWith = async (changes: Partial<CertifyPorts>): Promise<CertifyPorts> => ({
    ...retentionStore(database, office.tenantId, await tenantKeys(new Uint8Array(32).fill(7)), {
      leaseSeconds: 30,
      atOnce: false,
    }),
    account: office.subdomain,
    ticketFingerprint: (ticketId) => Promise.resolve(`ticket ${ticketId}`),
    userFingerprint: (userId) => Promise.resolve(`user ${userId}`),
    sign: () => Promise.resolve('signed'),
    ...changes,
  })

  it('is the first that is kept, and the only one that is handed out, when two are made at the same time', async () => {
    const id = await ended()
    const theirs = await portsWith({ sign: () => Promise.resolve('theirs') })
    const handedOut: (string | undefined)[] = []
    const mine = await portsWith({
      sign: async () => {
        handedOut.push(await certify(theirs, id))
        return 'mine'
      },
    })
    handedOut.push(await certify(mine, id), await certify(theirs, id))
    expect(handedOut).toEqual(['theirs', 'theirs', 'theirs'])
  })

  it('tells of one moment, whatever is changed while it is made', async () => {
    const id = await ended()
    const changed: Promise<unknown>[] = []
    const restored = () =>
      database.withTenant(office.tenantId, (tx) =>
        sql`update plan_tickets set state = 'restored' where plan_id = (select plan_id from retention_runs where id = ${id})`.execute(
          tx,
        ),
      )
    const ports = await portsWith({})
    let signed: Certificate | undefined
    await certify(
      {
        ...ports,
        atOneMoment: (look) =>
          ports.atOneMoment((seen: RunsSeen) =>
            look({
              ...seen,
              ticketCounts: async (planId) => {
                const counts = await seen.ticketCounts(planId)
                changed.push(restored())
                // Embedded, what changes anything waits until nobody reads.
                if (kind === 'server') await Promise.all(changed)
                return counts
              },
            }),
          ),
        sign: (certificate) => {
          signed = certificate
          return ports.sign(certificate)
        },
      },
      id,
    )
    await Promise.all(changed)
    expect(changed).toHaveLength(1)
    expect(signed?.counts).toMatchObject({ done: 3, restored: 0 })
    expect(signed?.fingerprints.list?.map(([, fate]) => fate)).toEqual(['deleted', 'deleted', 'deleted'])
  })
})
