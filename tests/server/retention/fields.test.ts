import { beforeAll, beforeEach, expect, it } from 'vitest'
import type { FieldValue, Ticket } from '../../../simulator/records.ts'
import { updateTicket } from '../../../simulator/resources/tickets.ts'
import { fieldId, formId, type FieldKey, type FormKey } from '../../../simulator/seed/forms.ts'
import type { Database } from '../../../server/store/database.ts'
import { eachDatabase } from '../../support/database.ts'
import { anOffice, type Office } from './account.ts'
import { questionsOf } from './questions.ts'

const is = (key: FieldKey, test: string) => `{ field: { id: ${fieldId(key)}, ${test} } }`

const text = `version: 1
policies:
  - name: cases
    basis: a test
    match:
      all:
        - { tags: asked, form: ${formId('partner')} }
        - any:
            - ${is('reason', 'equals: motif_paiement')}
            - ${is('documents', 'in: [piece_identite, piece_rib]')}
            - ${is('items', 'equals: 3')}
            - ${is('contract', 'equals: true')}
    keep: { for: P90D, since: created }
    then: [delete: { grace: P1D }]
holds:
  - { name: case, match: ${is('until', "equals: '2030-12-31'")}, custodian: legal@example.com, until: indefinite }
`

eachDatabase('a policy by form and custom fields', (open) => {
  let office: Office
  let database: Database
  const { written, atItsTime, fates } = questionsOf(() => office)
  beforeAll(async () => {
    database = await open()
  }, 60_000)
  beforeEach(async () => {
    office = await anOffice(database)
  })

  const ticketWith = (values: Partial<Record<FieldKey, FieldValue>>, form: FormKey = 'partner'): Ticket => {
    const fields = Object.entries(values).map(([key, value]) => ({ id: fieldId(key as FieldKey), value }))
    const [ticket] = written(1, { form: formId(form), fields })
    if (ticket === undefined) throw new Error('a ticket is needed')
    return ticket
  }

  const isThere = ({ deleted_at }: Ticket) => deleted_at === null

  it('previews and deletes the tickets whose text, options, number or tick it names, and no other', async () => {
    const due = [
      ticketWith({ reason: 'motif_paiement' }),
      ticketWith({ documents: ['piece_releve', 'piece_rib'] }),
      ticketWith({ items: 3, order: 'ML-1', until: '2031-01-01' }),
      ticketWith({ contract: true }),
    ]
    const others = [
      ticketWith({}),
      ticketWith({ reason: 'motif_retour', documents: ['piece_releve'], items: 30, contract: false }),
      ticketWith({ reason: 'motif_paiement' }, 'return'),
    ]
    const held = ticketWith({ reason: 'motif_paiement', until: '2030-12-31' })
    const run = await atItsTime(text)
    const { summary } = await office.plan(run.plan_id)
    expect(summary?.totals).toMatchObject({ due: due.length, held: 1 })
    expect(summary?.by_form.find(({ id }) => id === formId('partner'))).toMatchObject({ due: due.length, held: 1 })
    await office.work()
    expect(await office.run(run.id)).toMatchObject({ state: 'done', counts: { deleted: due.length, skipped: 0 } })
    expect(due.filter(isThere)).toEqual([])
    expect([...others, held].filter(isThere)).toHaveLength(4)
  })

  it('lets off within the grace what a field puts on hold, or takes from under the policy', async () => {
    const [held, moved, gone] = [1, 2, 3].map(() => ticketWith({ reason: 'motif_paiement' }))
    const agent = office.simulator.state.users.get(office.userNamed('Karim Haddad'))
    if (!held || !moved || !gone || agent === undefined) throw new Error('three tickets and an agent are needed')
    await office.learn()
    const run = await atItsTime(text)
    const { world } = office.simulator
    const set = (key: FieldKey, value: FieldValue) => ({ custom_fields: [{ id: fieldId(key), value }] })
    updateTicket(world, agent, held, set('until', '2030-12-31'))
    updateTicket(world, agent, moved, set('reason', null))
    await office.learn()
    await office.work()
    expect(await fates(run)).toEqual([
      [held.id, 'held'],
      [moved.id, 'no-longer-due'],
      [gone.id, 'done'],
    ])
    expect([held, moved, gone].filter(isThere)).toEqual([held, moved])
  })
})
