import { randomUUID } from 'node:crypto'
import { beforeAll, expect, it } from 'vitest'
import type { Database } from '../../../server/store/database.ts'
import {
  connectedTenants,
  connectTenant,
  disconnectTenant,
  dropRefreshLease,
  ensureTenant,
  setWebhook,
  storeRefreshedTokens,
  takeRefreshLease,
  tenantByHook,
  tenantById,
} from '../../../server/store/tenants.ts'
import { keepOauthState, takeOauthState } from '../../../server/store/oauth-states.ts'
import { forgetPageTokens, usePageToken } from '../../../server/store/page-tokens.ts'
import { eachDatabase } from '../../support/database.ts'
import { aTenant } from '../../support/tenant.ts'

const hash = () => randomUUID().replaceAll('-', '').padEnd(64, '0')
const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString()

eachDatabase('tenants', (open) => {
  let database: Database
  let other: Database
  beforeAll(async () => {
    database = await open()
    other = await open()
  })

  const connected = async () => {
    const id = await aTenant(database)
    await connectTenant(database.db, id, { sealedTokens: 'sealed', expiresAt: inAnHour(), installationId: 7001 })
    return id
  }

  it('keep their key and hook when the same account connects twice at once', async () => {
    const subdomain = `t-${randomUUID()}`
    const made = () => ({ id: randomUUID(), subdomain, wrappedKey: randomUUID(), hook: randomUUID() })
    const [one, two] = await Promise.all([ensureTenant(database.db, made()), ensureTenant(other.db, made())])
    expect(two).toEqual(one)
    expect(one.status).toBe('disconnected')
  })

  it('refuse a subdomain that is none', async () => {
    const made = { id: randomUUID(), subdomain: 'evil.example', wrappedKey: 'k', hook: randomUUID() }
    await expect(ensureTenant(database.db, made)).rejects.toThrow(/check constraint/)
  })

  it('are found by the hook of their webhook, with its sealed secret', async () => {
    const id = await connected()
    await setWebhook(database.db, id, { id: '01ABC', sealedSecret: 'sealed secret' })
    const tenant = await tenantById(database.db, id)
    expect(await tenantByHook(database.db, tenant?.hook ?? '')).toEqual(tenant)
    expect(tenant).toMatchObject({ webhookId: '01ABC', sealedWebhookSecret: 'sealed secret', installationId: 7001 })
    expect(await tenantByHook(database.db, 'unknown')).toBeUndefined()
  })

  it('lose their tokens when they disconnect', async () => {
    const id = await connected()
    expect(await disconnectTenant(database.db, id, 7)).toBe(false)
    expect(await tenantById(database.db, id)).toMatchObject({ status: 'connected' })
    expect(await disconnectTenant(database.db, id, 1)).toBe(true)
    expect(await tenantById(database.db, id)).toMatchObject({ status: 'disconnected', sealedTokens: null })
    expect((await connectedTenants(database.db)).map((tenant) => tenant.id)).not.toContain(id)
  })

  it('let one process refresh their tokens at a time', async () => {
    const id = await connected()
    const lease = { version: 1, seconds: 30 }
    const taken = await Promise.all([takeRefreshLease(database.db, id, lease), takeRefreshLease(other.db, id, lease)])
    expect(taken.filter(Boolean)).toHaveLength(1)
    const fresh = { version: 1, sealedTokens: 'fresher', expiresAt: inAnHour() }
    expect(await storeRefreshedTokens(database.db, id, fresh)).toBe(true)
    expect(await tenantById(other.db, id)).toMatchObject({ sealedTokens: 'fresher', tokenVersion: 2 })
  })

  it('refuse tokens refreshed from a version that is past, and a lease on it', async () => {
    const id = await connected()
    await connectTenant(database.db, id, { sealedTokens: 'newer', expiresAt: inAnHour() })
    const stale = { version: 1, sealedTokens: 'stale', expiresAt: inAnHour() }
    expect(await storeRefreshedTokens(database.db, id, stale)).toBe(false)
    expect(await takeRefreshLease(database.db, id, { version: 1, seconds: 30 })).toBe(false)
    expect(await tenantById(database.db, id)).toMatchObject({ sealedTokens: 'newer' })
  })

  it('free the lease of a refresh that failed, or of a process that died', async () => {
    const id = await connected()
    expect(await takeRefreshLease(database.db, id, { version: 1, seconds: 30 })).toBe(true)
    await dropRefreshLease(database.db, id, 1)
    expect(await takeRefreshLease(database.db, id, { version: 1, seconds: -1 })).toBe(true)
    expect(await takeRefreshLease(other.db, id, { version: 1, seconds: 30 })).toBe(true)
  })

  it('take a page token once, whichever process sees it', async () => {
    const token = hash()
    const used = await Promise.all([
      usePageToken(database.db, token, inAnHour()),
      usePageToken(other.db, token, inAnHour()),
    ])
    expect(used.sort()).toEqual([false, true])
  })

  it('forget page tokens only when they are long past', async () => {
    const [old, live] = [hash(), hash()]
    await usePageToken(database.db, old, new Date(Date.now() - 3_600_000).toISOString())
    await usePageToken(database.db, live, inAnHour())
    await forgetPageTokens(database.db)
    expect(await usePageToken(database.db, old, inAnHour())).toBe(true)
    expect(await usePageToken(database.db, live, inAnHour())).toBe(false)
  })

  it('give an OAuth attempt once, and never late', async () => {
    const state = { hash: hash(), sealedVerifier: 'sealed', subdomain: 'maison-lumiere' }
    await keepOauthState(database.db, state, 600)
    const taken = await Promise.all([takeOauthState(database.db, state.hash), takeOauthState(other.db, state.hash)])
    expect(taken.filter((one) => one !== undefined)).toEqual([state])
    const late = { ...state, hash: hash() }
    await keepOauthState(database.db, late, -1)
    expect(await takeOauthState(database.db, late.hash)).toBeUndefined()
  })
})
