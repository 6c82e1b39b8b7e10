import { describe, expect, it } from 'vitest'
import { fieldId } from '../../simulator/seed/forms.ts'
import { values } from '../../simulator/seed/values.ts'
import { anAccount, at, type Account } from '../simulator/account.ts'
import { oasIsPresent, readOas } from '../support/oas.ts'

if (!oasIsPresent) process.stdout.write('skipped: ../shared/zendesk/oas.yaml is not here, nothing to compare with\n')

interface Case {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE'
  readonly route: string
  /** The path with real ids in it, and what is sent. */
  readonly ask: (account: Account) => readonly [path: string, body?: unknown]
  readonly before?: (account: Account) => Promise<unknown>
}

const get = (route: string, ask?: (account: Account) => string): Case => ({
  method: 'GET',
  route,
  ask: (account) => [ask?.(account) ?? route],
})

const first = (map: ReadonlyMap<number, { readonly id: number }>): number => at([...map.keys()], 0)
const ticketId = (account: Account, subject = 'Carte refusée') => account.ticket(subject).id
const firstComment = (account: Account, subject = 'Carte refusée') => at(account.comments(subject), 0)
const marked = (text: string, value: string) => text.replace(value, `<redact>${value}</redact>`)
const longAgo = Math.floor(Date.parse('2020-01-01T00:00:00Z') / 1000)

const deleted = async (account: Account) => account.as('Claire').remove(`/api/v2/tickets/${ticketId(account)}`)

const deletedUser = async (account: Account) => {
  const { id } = account.user('Maître')
  for (const ticket of account.simulator.state.tickets.values())
    if (ticket.requester_id === id) await account.as('Claire').remove(`/api/v2/tickets/${ticket.id}`)
  await account.as('Claire').remove(`/api/v2/users/${id}`)
}

const aSchedule = {
  title: 'Old tickets',
  description: 'Made up',
  active: false,
  conditions: { all: [{ field: 'duration_since_last_update', operator: 'greater_than', value: 'P1Y' }], any: [] },
}
const scheduled = (account: Account) =>
  account.as('Claire').post('/api/v2/deletion_schedules', { deletion_schedule: aSchedule })
const scheduleIn = (account: Account) => first(account.simulator.state.schedules)

const startJob = async (account: Account) => {
  await account
    .as('Claire')
    .put(`/api/v2/tickets/update_many?ids=${ticketId(account)}`, { ticket: { priority: 'low' } })
  account.simulator.clock.advance(2)
}
const jobId = (account: Account) => at([...account.simulator.state.jobs.keys()], 0)

const chatIn = (account: Account) => {
  for (const { events } of account.simulator.state.audits.values()) {
    for (const { type, value } of events) {
      const chat = value as { chat_id: string; history: { chat_index: number; type: string; message?: string }[] }
      if (type === 'ChatStartedEvent' && JSON.stringify(chat).includes(values.chatCard)) return chat
    }
  }
  throw new Error('no chat')
}
const entryIn = (account: Account, fits: (entry: { type: string; message?: string }) => boolean) => {
  const found = chatIn(account).history.find(fits)
  if (found === undefined) throw new Error('no such entry')
  return found
}
const picture = (account: Account) => {
  const found = [...account.simulator.state.attachments.values()].find(({ inline }) => inline)
  if (found === undefined) throw new Error('no picture')
  return found
}

const cases: readonly Case[] = [
  get('/api/v2/tickets'),
  get('/api/v2/tickets/count'),
  get('/api/v2/tickets/show_many', (account) => `/api/v2/tickets/show_many?ids=${ticketId(account)},2`),
  get('/api/v2/tickets/:ticket_id', (account) => `/api/v2/tickets/${ticketId(account)}.json`),
  {
    method: 'PUT',
    route: '/api/v2/tickets/:ticket_id',
    ask: (account) => [
      `/api/v2/tickets/${ticketId(account)}`,
      { ticket: { comment: { body: 'x' }, status: 'pending' } },
    ],
  },
  { method: 'DELETE', route: '/api/v2/tickets/:ticket_id', ask: (account) => [`/api/v2/tickets/${ticketId(account)}`] },
  {
    method: 'PUT',
    route: '/api/v2/tickets/update_many',
    ask: (account) => [`/api/v2/tickets/update_many?ids=${ticketId(account)}`, { ticket: { additional_tags: ['x'] } }],
  },
  get(
    '/api/v2/tickets/:ticket_id/comments',
    (account) => `/api/v2/tickets/${ticketId(account, 'Ancien dossier')}/comments`,
  ),
  get('/api/v2/tickets/:ticket_id/comments/count', (account) => `/api/v2/tickets/${ticketId(account)}/comments/count`),
  get('/api/v2/tickets/:ticket_id/audits', (account) => `/api/v2/tickets/${ticketId(account, 'Chat 4471')}/audits`),
  get('/api/v2/tickets/:ticket_id/audits/count', (account) => `/api/v2/tickets/${ticketId(account)}/audits/count`),
  get(
    '/api/v2/tickets/:ticket_id/audits/:audit_id',
    (account) => `/api/v2/tickets/${ticketId(account)}/audits/${firstComment(account).audit_id}`,
  ),
  get('/api/v2/tickets/:ticket_id/tags', (account) => `/api/v2/tickets/${ticketId(account)}/tags`),
  ...(['POST', 'PUT', 'DELETE'] as const).map((method): Case => ({
    method,
    route: '/api/v2/tickets/:ticket_id/tags',
    ask: (account) => [`/api/v2/tickets/${ticketId(account)}/tags`, { tags: ['carte'] }],
  })),
  {
    method: 'PUT',
    route: '/api/v2/comment_redactions/:comment_id',
    ask: (account) => [
      `/api/v2/comment_redactions/${firstComment(account).id}`,
      { ticket_id: ticketId(account), html_body: marked(firstComment(account).html_body, values.card) },
    ],
  },
  {
    method: 'PUT',
    route: '/api/v2/tickets/:ticket_id/comments/:comment_id/redact',
    ask: (account) => [
      `/api/v2/tickets/${ticketId(account)}/comments/${firstComment(account).id}/redact`,
      { text: values.card },
    ],
  },
  {
    method: 'PUT',
    route: '/api/v2/tickets/:ticket_id/comments/:comment_id/attachments/:attachment_id/redact',
    ask: (account) => [
      `/api/v2/tickets/${ticketId(account, 'Facture de soins')}/comments/${picture(account).comment_id}/attachments/${picture(account).id}/redact`,
    ],
  },
  {
    method: 'PUT',
    route: '/api/v2/chat_redactions/:ticket_id',
    ask: (account) => {
      const entry = entryIn(account, ({ message }) => message?.includes(values.chatCard) === true)
      return [
        `/api/v2/chat_redactions/${ticketId(account, 'Chat 4471')}`,
        {
          chat_id: chatIn(account).chat_id,
          chat_index: entry.chat_index,
          text: marked(entry.message ?? '', values.chatCard),
        },
      ]
    },
  },
  {
    method: 'PUT',
    route: '/api/v2/chat_file_redactions/:ticket_id',
    ask: (account) => [
      `/api/v2/chat_file_redactions/${ticketId(account, 'Chat 4471')}`,
      {
        chat_id: chatIn(account).chat_id,
        chat_indexes: [entryIn(account, ({ type }) => type === 'ChatFileAttachment').chat_index],
      },
    ],
  },
  get('/api/v2/attachments/:attachment_id', (account) => `/api/v2/attachments/${picture(account).id}`),
  { ...get('/api/v2/job_statuses', () => '/api/v2/job_statuses?page[size]=100'), before: startJob },
  { ...get('/api/v2/job_statuses/:job', (account) => `/api/v2/job_statuses/${jobId(account)}`), before: startJob },
  {
    ...get('/api/v2/job_statuses/show_many', (account) => `/api/v2/job_statuses/show_many?ids=${jobId(account)}`),
    before: startJob,
  },
  get('/api/v2/users/me'),
  get('/api/v2/users'),
  get('/api/v2/users/show_many', (account) => `/api/v2/users/show_many?ids=${account.user('Inès').id}`),
  get('/api/v2/users/:user_id', (account) => `/api/v2/users/${account.user('Claudine').id}`),
  {
    method: 'PUT',
    route: '/api/v2/users/:user_id',
    ask: (account) => [`/api/v2/users/${account.user('Claudine').id}`, { user: { name: 'Claudine M.' } }],
  },
  {
    ...get('/api/v2/audit_logs'),
    before: (account) => account.with({}).post('/__simulator/audit_logs', { records: [{ source_label: 'x' }] }),
  },
  {
    method: 'DELETE',
    route: '/api/v2/users/:user_id/sessions',
    ask: (account) => [`/api/v2/users/${account.user('Tom').id}/sessions`],
  },
  {
    method: 'DELETE',
    route: '/api/v2/users/:user_id',
    ask: (account) => [`/api/v2/users/${account.user('Karim').id}`],
  },
  get('/api/v2/users/:user_id/related', (account) => `/api/v2/users/${account.user('Claudine').id}/related`),
  { ...get('/api/v2/deleted_users'), before: deletedUser },
  {
    ...get('/api/v2/deleted_users/:user_id', (account) => `/api/v2/deleted_users/${account.user('Maître').id}`),
    before: deletedUser,
  },
  {
    method: 'DELETE',
    route: '/api/v2/deleted_users/:user_id',
    before: deletedUser,
    ask: (account) => [`/api/v2/deleted_users/${account.user('Maître').id}`],
  },
  get('/api/v2/account/settings'),
  get('/api/v2/groups'),
  get('/api/v2/groups/:group_id', (account) => `/api/v2/groups/${first(account.simulator.state.groups)}`),
  get('/api/v2/group_memberships'),
  get(
    '/api/v2/group_memberships/:membership_id',
    (account) => `/api/v2/group_memberships/${first(account.simulator.state.memberships)}`,
  ),
  get('/api/v2/organizations'),
  get(
    '/api/v2/organizations/show_many',
    (account) => `/api/v2/organizations/show_many?ids=${first(account.simulator.state.organizations)},2`,
  ),
  get(
    '/api/v2/organizations/:organization_id',
    (account) => `/api/v2/organizations/${first(account.simulator.state.organizations)}`,
  ),
  {
    method: 'PUT',
    route: '/api/v2/organizations/:organization_id',
    ask: (account) => [
      `/api/v2/organizations/${first(account.simulator.state.organizations)}`,
      { organization: { name: 'Banque Aurore SA' } },
    ],
  },
  get('/api/v2/custom_roles'),
  get('/api/v2/custom_roles/:role_id', (account) => `/api/v2/custom_roles/${first(account.simulator.state.roles)}`),
  get('/api/v2/brands'),
  get('/api/v2/brands/:brand_id', (account) => `/api/v2/brands/${first(account.simulator.state.brands)}`),
  get('/api/v2/ticket_forms'),
  get('/api/v2/ticket_forms/:form_id', (account) => `/api/v2/ticket_forms/${first(account.simulator.state.forms)}`),
  get('/api/v2/ticket_fields'),
  get('/api/v2/ticket_fields/:field_id', () => `/api/v2/ticket_fields/${fieldId('reason')}`),
  get('/api/v2/incremental/tickets/cursor', () => `/api/v2/incremental/tickets/cursor?start_time=${longAgo}`),
  get('/api/v2/incremental/tickets', () => `/api/v2/incremental/tickets?start_time=${longAgo}`),
  get('/api/v2/incremental/tickets/sample', () => `/api/v2/incremental/tickets/sample?start_time=${longAgo}`),
  get('/api/v2/incremental/users/cursor', () => `/api/v2/incremental/users/cursor?start_time=${longAgo}`),
  get('/api/v2/incremental/users', () => `/api/v2/incremental/users?start_time=${longAgo}`),
  get(
    '/api/v2/incremental/ticket_events',
    () => `/api/v2/incremental/ticket_events?start_time=${longAgo}&include=comment_events`,
  ),
  get('/api/v2/search/count', () => '/api/v2/search/count?query=type:ticket+tags:faq'),
  get('/api/v2/search/export', () => '/api/v2/search/export?query=status:closed&filter[type]=ticket'),
  { ...get('/api/v2/deleted_tickets'), before: deleted },
  {
    method: 'DELETE',
    route: '/api/v2/tickets/destroy_many',
    ask: (account) => [`/api/v2/tickets/destroy_many?ids=${ticketId(account)}`],
  },
  {
    method: 'DELETE',
    route: '/api/v2/deleted_tickets/destroy_many',
    before: deleted,
    ask: (account) => [`/api/v2/deleted_tickets/destroy_many?ids=${ticketId(account)}`],
  },
  {
    method: 'PUT',
    route: '/api/v2/deleted_tickets/restore_many',
    before: deleted,
    ask: (account) => [`/api/v2/deleted_tickets/restore_many?ids=${ticketId(account)}`],
  },
  {
    method: 'DELETE',
    route: '/api/v2/deleted_tickets/:ticket_id',
    before: deleted,
    ask: (account) => [`/api/v2/deleted_tickets/${ticketId(account)}`],
  },
  {
    method: 'PUT',
    route: '/api/v2/deleted_tickets/:ticket_id/restore',
    before: deleted,
    ask: (account) => [`/api/v2/deleted_tickets/${ticketId(account)}/restore`],
  },
  { ...get('/api/v2/deletion_schedules'), before: scheduled },
  {
    method: 'POST',
    route: '/api/v2/deletion_schedules',
    ask: () => ['/api/v2/deletion_schedules', { deletion_schedule: aSchedule }],
  },
  {
    method: 'GET',
    route: '/api/v2/deletion_schedules/:schedule_id',
    before: scheduled,
    ask: (account) => [`/api/v2/deletion_schedules/${scheduleIn(account)}`],
  },
  {
    method: 'PUT',
    route: '/api/v2/deletion_schedules/:schedule_id',
    before: scheduled,
    ask: (account) => [
      `/api/v2/deletion_schedules/${scheduleIn(account)}`,
      { deletion_schedule: { active: true, conditions: aSchedule.conditions } },
    ],
  },
  {
    method: 'DELETE',
    route: '/api/v2/deletion_schedules/:schedule_id',
    before: scheduled,
    ask: (account) => [`/api/v2/deletion_schedules/${scheduleIn(account)}`],
  },
  { method: 'POST', route: '/api/v2/audit_logs/export', ask: () => ['/api/v2/audit_logs/export'] },
  get('/api/v2/oauth/tokens'),
  get(
    '/api/v2/oauth/tokens/:token_id',
    (account) => `/api/v2/oauth/tokens/${first(account.simulator.state.oauthTokens)}`,
  ),
  {
    method: 'POST',
    route: '/api/v2/oauth/tokens',
    ask: () => ['/api/v2/oauth/tokens', { token: { client_id: 9001, scopes: ['read'] } }],
  },
  {
    method: 'DELETE',
    route: '/api/v2/oauth/tokens/:token_id',
    ask: (account) => [`/api/v2/oauth/tokens/${first(account.simulator.state.oauthTokens)}`],
  },
  {
    method: 'POST',
    route: '/oauth/tokens',
    ask: (account) => [
      '/oauth/tokens',
      {
        grant_type: 'refresh_token',
        refresh_token: account.simulator.tokenFor(account.user('Claire').id).refresh_token,
        client_id: account.simulator.oauthClient.identifier,
        client_secret: account.simulator.oauthClient.secret,
      },
    ],
  },
]

/** Served, and in other documents of Zendesk's than this one. */
const elsewhere = [
  'GET /api/v2/access_logs',
  'GET /api/v2/users/:user_id/group_memberships',
  'GET /api/v2/users/:user_id/groups',
  'GET /api/v2/users/:user_id/tickets/requested',
  'GET /api/v2/oauth/tokens/current',
  'DELETE /api/v2/oauth/tokens/current',
  'GET /api/v2/apps/installations',
  'GET /api/v2/apps/installations/:installation_id',
  'GET /api/v2/apps/:app_id/public_key.pem',
]

const send = (account: Account, method: Case['method'], path: string, body: unknown) => {
  const claire = account.as('Claire')
  switch (method) {
    case 'GET':
      return claire.get(path)
    case 'PUT':
      return claire.put(path, body ?? {})
    case 'POST':
      return claire.post(path, body ?? {})
    case 'DELETE':
      return claire.remove(path, body)
  }
}

describe.runIf(oasIsPresent)('the simulator’s answers', () => {
  const oas = oasIsPresent ? readOas() : undefined

  it.each(cases.map((one) => [`${one.method} ${one.route}`, one] as const))('%s: as described', async (_name, one) => {
    const account = anAccount()
    account.simulator.tokenFor(account.user('Claire').id)
    await one.before?.(account)
    const [path, asked] = one.ask(account)
    const { status, body } = await send(account, one.method, path, asked)
    expect(status).toBeLessThan(300)
    expect(oas?.checkResponse(one.method, path, status, 'text' in body ? body['text'] : body)).toEqual([])
    expect(account.simulator.log.unknown).toEqual([])
  })

  it('are all looked at: each route is in the table, or known from elsewhere', () => {
    const looked = new Set([...cases.map(({ method, route }) => `${method} ${route}`), ...elsewhere])
    const served = anAccount()
      .simulator.routes.filter(({ path }) => path.startsWith('/api/v2/') || path === '/oauth/tokens')
      .filter(({ path }) => !path.startsWith('/api/v2/webhooks'))
      .map(({ method, path }) => `${method} ${path}`)
    expect(served.filter((route) => !looked.has(route))).toEqual([])
    expect([...looked].filter((route) => !served.includes(route))).toEqual([])
  })

  it('could be wrong: a value of another type is noticed', () => {
    const wrong = { ticket: { id: 'one', requester_id: 1 } }
    expect(oas?.checkResponse('GET', '/api/v2/tickets/1', 200, wrong).join()).toContain('/ticket/id must be integer')
    expect(oas?.knows('GET', '/api/v2/nothing')).toBe(false)
  })
})
