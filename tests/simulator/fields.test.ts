import { describe, expect, it } from 'vitest'
import { fieldId, formId } from '../../simulator/seed/forms.ts'
import { anAccount, type Account } from './account.ts'

interface Shown {
  readonly id: number
  readonly ticket_form_id: number
  readonly custom_fields: readonly { readonly id: number; readonly value: unknown }[]
  readonly collaborator_ids: readonly number[]
  readonly follower_ids: readonly number[]
  readonly email_cc_ids: readonly number[]
}

const given = [
  { id: fieldId('reason'), value: 'motif_retour' },
  { id: fieldId('documents'), value: ['piece_rib', 'piece_releve'] },
  { id: fieldId('order'), value: 'ML-12345678' },
  { id: fieldId('items'), value: 3 },
  { id: fieldId('contract'), value: false },
]
const shown = [...given, { id: fieldId('until'), value: null }]

const subject = 'Carte refusée'
const pathOf = (account: Account) => `/api/v2/tickets/${account.ticket(subject).id}`
const put = (account: Account, ticket: object) =>
  account.as('Claire').put<{ ticket: Shown }>(pathOf(account), { ticket })

describe('the fields and the form of a ticket', () => {
  it.each([
    ['alone', (id: number) => `/api/v2/tickets/${id}`],
    ['asked for by its number', (id: number) => `/api/v2/tickets/show_many?ids=${id}`],
    ['listed', () => '/api/v2/tickets'],
    ['exported by cursor', () => '/api/v2/incremental/tickets/cursor?start_time=0'],
    ['exported by time', () => '/api/v2/incremental/tickets?start_time=0'],
    ['found', () => '/api/v2/search/export?filter[type]=ticket&query=refus'],
  ])('are shown with every kind of value where the ticket is %s', async (_where, path) => {
    const account = anAccount()
    const { id } = account.ticket(subject)
    await put(account, { ticket_form_id: formId('return'), custom_fields: given })
    account.simulator.clock.advance(120)
    const { body } = await account
      .as('Claire')
      .get<{ ticket?: Shown; tickets?: readonly Shown[]; results?: readonly Shown[] }>(path(id))
    const found = [body.ticket, ...(body.tickets ?? []), ...(body.results ?? [])].find((one) => one?.id === id)
    expect(found).toMatchObject({ ticket_form_id: formId('return'), custom_fields: shown })
  })

  it('are changed one by one, and emptied by null, an empty text and an empty list', async () => {
    const account = anAccount()
    await put(account, { custom_fields: given })
    const emptied = [
      { id: fieldId('reason'), value: '' },
      { id: fieldId('documents'), value: [] },
      { id: fieldId('items'), value: null },
    ]
    const { body } = await put(account, { custom_fields: [...emptied, { id: 1, value: 'no such field' }] })
    const filled = body.ticket.custom_fields.filter(({ value }) => value !== null)
    expect(filled.map(({ id }) => id)).toEqual([fieldId('order'), fieldId('contract')])
  })

  it('stand in the audit by their number, and in the export of updates together', async () => {
    const account = anAccount()
    const { id } = account.ticket(subject)
    await put(account, { custom_fields: [{ id: fieldId('items'), value: 3 }] })
    const change = { type: 'Change', field_name: String(fieldId('items')), value: 3, previous_value: null }
    const { body } = await account.as('Claire').get<{ audits: { events: object[] }[] }>(`${pathOf(account)}/audits`)
    expect(body.audits.at(-1)?.events).toMatchObject([change])
    account.simulator.clock.advance(120)
    const exported = await account
      .as('Claire')
      .get<{ ticket_events: { ticket_id: number; child_events: object[] }[] }>(
        '/api/v2/incremental/ticket_events?start_time=0',
      )
    expect(exported.body.ticket_events.findLast(({ ticket_id }) => ticket_id === id)?.child_events).toMatchObject([
      { event_type: 'Change', custom_ticket_fields: { [fieldId('items')]: 3 } },
    ])
  })

  it.each([
    ['an option that the list has not', { custom_fields: [{ id: fieldId('reason'), value: 'motif_autre' }] }],
    ['a text for several options', { custom_fields: [{ id: fieldId('documents'), value: 'piece_rib' }] }],
    ['a word for a number', { custom_fields: [{ id: fieldId('items'), value: 'three' }] }],
    ['a word for a tick', { custom_fields: [{ id: fieldId('contract'), value: 'yes' }] }],
    ['a form that is not there', { ticket_form_id: 1 }],
    ['somebody who is not there', { followers: [{ user_id: 1 }] }],
  ])('are refused, and nothing is changed: %s', async (_what, change) => {
    const account = anAccount()
    const before = JSON.stringify(account.ticket(subject))
    expect((await put(account, { ...change, subject: 'Other' })).status).toBe(422)
    expect(JSON.stringify(account.ticket(subject))).toBe(before)
  })

  it('have names that every agent can read', async () => {
    const inès = anAccount().as('Inès')
    const forms = await inès.get<{ ticket_forms: { id: number; name: string; default: boolean }[] }>(
      '/api/v2/ticket_forms.json',
    )
    expect(forms.body.ticket_forms.map(({ name, default: isDefault }) => [name, isDefault])).toEqual([
      ['Question', true],
      ['Retour d’un article', false],
      ['Dossier partenaire', false],
    ])
    const fields = await inès.get<{ ticket_fields: { id: number; title: string; custom_field_options?: object[] }[] }>(
      '/api/v2/ticket_fields.json',
    )
    const reason = fields.body.ticket_fields.find(({ id }) => id === fieldId('reason'))
    expect([reason?.title, reason?.custom_field_options?.length]).toEqual(['Motif', 4])
  })

  it('come with a new ticket, as the controls bring it', async () => {
    const account = anAccount()
    const { body } = await account.with({}).post<{ ticket: Shown }>('/__simulator/tickets', {
      subject: 'Neuf',
      comment: { body: 'Bonjour' },
      custom_fields: given,
      followers: [{ user_id: account.user('Inès').id }],
      email_ccs: [{ user_id: account.user('Tom').id }],
    })
    expect(body.ticket).toMatchObject({
      ticket_form_id: formId('question'),
      custom_fields: shown,
      follower_ids: [account.user('Inès').id],
      email_cc_ids: [account.user('Tom').id],
    })
  })
})

describe('people in copy', () => {
  it('are put and taken off one by one; collaborators are all of them', async () => {
    const account = anAccount()
    const [inès, tom, bruno] = ['Inès', 'Tom', 'Bruno'].map((name) => account.user(name).id)
    await put(account, { followers: [{ user_id: inès, action: 'put' }], email_ccs: [{ user_id: tom }] })
    const { body } = await put(account, { email_ccs: [{ user_id: tom, action: 'delete' }, { user_id: bruno }] })
    expect(body.ticket).toMatchObject({
      follower_ids: [inès],
      email_cc_ids: [bruno],
      collaborator_ids: [bruno, inès],
    })
    const named = await put(account, { collaborator_ids: [tom, inès] })
    expect(named.body.ticket).toMatchObject({ follower_ids: [inès], email_cc_ids: [tom] })
    expect((await put(account, { followers: [{ user_id: tom }] })).status).toBe(422)
  })

  it('see the ticket though their restriction shows them only their groups’', async () => {
    const account = anAccount()
    const { status } = await account.as('Lucie').get(pathOf(account))
    await put(account, { followers: [{ user_id: account.user('Lucie').id }] })
    expect([status, (await account.as('Lucie').get(pathOf(account))).status]).toEqual([404, 200])
  })
})
