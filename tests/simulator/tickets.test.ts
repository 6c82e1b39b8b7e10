import { describe, expect, it } from 'vitest'
import { anAccount } from './account.ts'

const closedRefusal = {
  error: 'RecordInvalid',
  description: 'Record validation errors',
  details: { status: [{ description: 'Status: closed prevents ticket update' }] },
}

const stampOf = (account: ReturnType<typeof anAccount>, subject: string) => ({
  safe_update: true,
  updated_stamp: account.ticket(subject).updated_at,
})

describe('tags', () => {
  it.each([
    ['POST sets', 'post', 201, ['b', 'carte']],
    ['PUT adds', 'put', 200, ['b', 'carte', 'paiement']],
    ['DELETE removes', 'remove', 204, ['paiement']],
  ] as const)('%s', async (_what, method, status, tags) => {
    const account = anAccount()
    const path = `/api/v2/tickets/${account.ticket('Carte refusée').id}/tags.json`
    const named = method === 'remove' ? ['carte'] : ['b', 'Carte']
    expect((await account.as('Claire')[method](path, { tags: named })).status).toBe(status)
    expect(account.ticket('Carte refusée').tags).toEqual(tags)
  })

  it('lets a DELETE name them in the query', async () => {
    const account = anAccount()
    const path = `/api/v2/tickets/${account.ticket('Carte refusée').id}/tags?tags=carte,paiement`
    expect((await account.as('Claire').remove(path)).status).toBe(204)
    expect(account.ticket('Carte refusée').tags).toEqual([])
  })

  it.each([true, 'true'])('keeps a safe update (%s) from overwriting another', async (safe_update) => {
    const account = anAccount()
    const claire = account.as('Claire')
    const path = `/api/v2/tickets/${account.ticket('Carte refusée').id}/tags`
    const stale = { ...stampOf(account, 'Carte refusée'), safe_update }
    expect((await claire.put(path, { tags: ['one'], ...stale })).status).toBe(200)
    const second = await claire.put(path, { tags: ['two'], ...stale })
    expect([second.status, second.body['error']]).toEqual([409, 'UpdateConflict'])
    expect(account.ticket('Carte refusée').tags).not.toContain('two')
    const fresh = { ...stampOf(account, 'Carte refusée'), safe_update }
    expect((await claire.put(path, { tags: ['two'], ...fresh })).status).toBe(200)
  })

  it('notices a change within the same second', async () => {
    const account = anAccount({ now: () => Date.parse('2026-11-24T12:00:00.250Z') })
    const claire = account.as('Claire')
    const path = `/api/v2/tickets/${account.ticket('Carte refusée').id}/tags`
    const stamps = []
    for (const tag of ['one', 'two', 'three']) {
      await claire.put(path, { tags: [tag] })
      stamps.push(account.ticket('Carte refusée').updated_at)
    }
    expect(new Set(stamps).size).toBe(3)
  })

  it('wants a stamp with a safe update', async () => {
    const account = anAccount()
    const path = `/api/v2/tickets/${account.ticket('Carte refusée').id}/tags`
    expect((await account.as('Claire').put(path, { tags: ['x'], safe_update: true })).status).toBe(400)
  })

  it('writes no audit when nothing changes', async () => {
    const account = anAccount()
    const before = account.simulator.state.audits.size
    await account.as('Claire').put(`/api/v2/tickets/${account.ticket('Carte refusée').id}/tags`, { tags: ['carte'] })
    expect(account.simulator.state.audits.size).toBe(before)
  })
})

describe('a closed ticket', () => {
  it.each([
    ['an admin’s change of tags', 'Claire', 'Ancien dossier', { additional_tags: ['x'] }, {}, 200],
    ['an admin’s change of tags and more', 'Claire', 'Ancien dossier', { tags: ['x'], priority: 'low' }, {}, 422],
    ['an admin’s comment', 'Claire', 'Ancien dossier', { comment: { body: 'x' } }, {}, 422],
    ['an agent’s change of tags', 'Inès', 'Ancien dossier', { tags: ['x'] }, {}, 422],
    [
      'an admin, on an older account',
      'Claire',
      'Ancien dossier',
      { tags: ['x'] },
      { admins_may_tag_closed: false },
      422,
    ],
    ['an admin, once it is archived', 'Claire', 'Customs form', { tags: ['x'] }, {}, 422],
    [
      'an admin, archived, where allowed',
      'Claire',
      'Customs form',
      { tags: ['x'] },
      { admins_may_tag_archived: true },
      200,
    ],
  ])('%s', async (_what, name, subject, ticket, settings, status) => {
    const account = anAccount({ settings })
    const answer = await account.as(name).put(`/api/v2/tickets/${account.ticket(subject).id}`, { ticket })
    expect(answer.status).toBe(status)
    if (status === 422) expect(answer.body).toEqual(closedRefusal)
  })

  it('becomes an archived one 120 days after closing', async () => {
    const account = anAccount()
    const claire = account.as('Claire')
    const path = `/api/v2/tickets/${account.ticket('Ancien dossier').id}/tags`
    expect((await claire.put(path, { tags: ['one'] })).status).toBe(200)
    account.simulator.clock.advance(81 * 86_400)
    expect((await account.as('Claire').put(path, { tags: ['two'] })).status).toBe(422)
  })
})

describe('tickets', () => {
  it('are updated with a comment in one audit', async () => {
    const account = anAccount()
    const { id } = account.ticket('Carte refusée')
    const { status, body } = await account
      .as('Julien')
      .put<{ audit: { events: { type: string }[] } }>(`/api/v2/tickets/${id}.json`, {
        ticket: { status: 'pending', comment: { html_body: '<b>Bonjour</b><script>x</script>', public: false } },
      })
    expect(status).toBe(200)
    expect(body.audit.events.map(({ type }) => type)).toEqual(['Comment', 'Change'])
    const added = account.comments('Carte refusée').at(-1)
    expect(added).toMatchObject({ public: false, html_body: '<div class="zd-comment" dir="auto"><b>Bonjour</b></div>' })
  })

  it('show a light agent’s reply as a note, and take nothing else of theirs', async () => {
    const account = anAccount()
    const { id } = account.ticket('Carte refusée')
    const nora = account.as('Nora')
    expect(
      (await nora.put(`/api/v2/tickets/${id}`, { ticket: { comment: { body: 'Seen', public: true } } })).status,
    ).toBe(200)
    expect(account.comments('Carte refusée').at(-1)?.public).toBe(false)
    expect((await nora.put(`/api/v2/tickets/${id}`, { ticket: { tags: ['x'] } })).status).toBe(403)
    expect((await nora.put(`/api/v2/tickets/${id}/tags`, { tags: ['x'] })).status).toBe(403)
  })

  it('are hidden from who may not see them', async () => {
    const account = anAccount()
    const { body } = await account.as('Mathieu').get<{ tickets: { group_id: number }[] }>('/api/v2/tickets.json')
    const groups = new Set(body.tickets.map(({ group_id }) => account.simulator.state.groups.get(group_id)?.name))
    expect([...groups]).toEqual(['Boutiques'])
    const { status } = await account.as('Mathieu').get(`/api/v2/tickets/${account.ticket('Carte refusée').id}/comments`)
    expect(status).toBe(404)
  })

  it('are gone when deleted', async () => {
    const account = anAccount()
    const path = `/api/v2/tickets/${account.ticket('Carte refusée').id}`
    expect((await account.as('Julien').remove(path)).status).toBe(403)
    expect((await account.as('Claire').remove(path)).status).toBe(204)
    expect((await account.as('Claire').get(path)).status).toBe(404)
  })

  it('list no archived one', async () => {
    const account = anAccount()
    const { body } = await account.as('Claire').get<{ tickets: { subject: string }[] }>('/api/v2/tickets')
    const subjects = body.tickets.map(({ subject }) => subject)
    expect(subjects).toContain('Ancien dossier')
    expect(subjects).not.toContain('Customs form')
  })

  it('are changed in bulk by a job that says what became of each', async () => {
    const account = anAccount()
    const ids = ['Carte refusée', 'Customs form'].map((subject) => account.ticket(subject).id)
    const claire = account.as('Claire')
    const { body, headers } = await claire.put<{ job_status: { id: string; status: string; results: unknown } }>(
      `/api/v2/tickets/update_many.json?ids=${ids.join(',')},99999`,
      { ticket: { additional_tags: ['bulk'] } },
    )
    expect(body.job_status).toMatchObject({ status: 'queued', total: null, results: null })
    expect(headers.get('zendesk-ratelimit-inflight-jobs')).toBe('total=30; remaining=29; resets=60')
    account.simulator.clock.advance(1)
    const done = await claire.get(`/api/v2/job_statuses/${body.job_status.id}.json`)
    expect(done.body['job_status']).toMatchObject({
      status: 'completed',
      total: 3,
      results: [
        { success: true },
        { action: 'update', success: false, error: 'TicketUpdateFailed' },
        { index: 2, error: 'TicketNotFound', details: 'Ticket not found' },
      ],
    })
  })
})
