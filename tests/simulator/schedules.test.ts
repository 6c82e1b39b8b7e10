import { describe, expect, it } from 'vitest'
import { anAccount } from './account.ts'

const path = '/api/v2/deletion_schedules'
const since = (value: string) => ({ field: 'duration_since_last_update', operator: 'greater_than', value })
const wish = (changes: Record<string, unknown> = {}) => ({
  deletion_schedule: { title: 'Old tickets', conditions: { all: [since('P1Y')], any: [] }, ...changes },
})

interface One {
  readonly deletion_schedule: { readonly id: number; readonly active: boolean; readonly conditions: object }
}

describe('deletion schedules', () => {
  it('begin inactive, are changed, and go', async () => {
    const claire = anAccount().as('Claire')
    const { status, body } = await claire.post<One>(path, wish())
    expect([status, body.deletion_schedule.active]).toEqual([201, false])
    const { id } = body.deletion_schedule
    const changed = await claire.put<One>(`${path}/${id}`, { deletion_schedule: { active: true } })
    expect(changed.body.deletion_schedule).toMatchObject({ active: true, conditions: { all: [since('P1Y')] } })
    expect((await claire.remove(`${path}/${id}`)).status).toBe(204)
    expect((await claire.get(`${path}/${id}`)).status).toBe(404)
  })

  it('lose all their conditions when some are sent', async () => {
    const claire = anAccount().as('Claire')
    const { body } = await claire.post<One>(path, wish())
    const conditions = { any: [since('P2Y')] }
    const changed = await claire.put<One>(`${path}/${body.deletion_schedule.id}`, { deletion_schedule: { conditions } })
    expect(changed.body.deletion_schedule.conditions).toEqual({ all: [], any: [since('P2Y')] })
  })

  it.each([
    ['one at work without the add-on', false, 1],
    ['ten with it', true, 10],
  ])('may be: %s', async (_what, addOn, most) => {
    const account = anAccount({ settings: { privacy_add_on: addOn } })
    const claire = account.as('Claire')
    const made = await Promise.all(Array.from({ length: 10 }, () => claire.post<One>(path, wish())))
    const statuses: number[] = []
    for (const { body } of made) {
      const one = `${path}/${body.deletion_schedule.id}`
      statuses.push((await claire.put(one, { deletion_schedule: { active: true } })).status)
    }
    expect(statuses.filter((status) => status === 200).length).toBe(most)
    expect((await claire.post(path, wish())).status).toBe(400)
  })

  it.each([
    ['no title', 'Claire', wish({ title: '' }), 422],
    ['no condition', 'Claire', wish({ conditions: { all: [], any: [] } }), 422],
    [
      'a field nobody has documented',
      'Claire',
      wish({ conditions: { all: [{ ...since('P1Y'), field: 'tags' }] } }),
      422,
    ],
    ['no duration', 'Claire', wish({ conditions: { all: [since('a year')] } }), 422],
    ['an agent', 'Inès', wish(), 403],
  ])('are refused: %s', async (_what, name, body, status) => {
    expect((await anAccount().as(name).post(path, body)).status).toBe(status)
  })
})
