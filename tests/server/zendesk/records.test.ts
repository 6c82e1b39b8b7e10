import { http, type HttpHandler } from 'msw'
import { describe, expect, it } from 'vitest'
import { aComment, aTicket, account, connected, failureOf, json, origin } from './account.ts'

const zendeskAccount = account()

const gives = (path: string, body: Parameters<typeof json>[1]): HttpHandler =>
  http.get(`${origin}${path}`, () => json(200, body))

const bodyAsked = async (): Promise<unknown> => JSON.parse((await zendeskAccount.asked.at(-1)?.text()) ?? 'null')
const lastAsked = () => {
  const last = zendeskAccount.asked.at(-1)
  return `${String(last?.method)} ${last === undefined ? '' : new URL(last.url).pathname}`
}

describe('a ticket', () => {
  it('is read with the fields that are used', async () => {
    zendeskAccount.answers(gives('/api/v2/tickets/35436.json', { ticket: aTicket({ description: 'not used' }) }))
    expect(await connected().zendesk.ticket(35436)).toEqual({
      id: 35436,
      subject: 'Made-up subject',
      status: 'open',
      tags: ['vip'],
      createdAt: '2026-11-20T09:00:00Z',
      updatedAt: '2026-11-24T07:59:00Z',
      groupId: 11,
      assigneeId: 21,
      requesterId: 31,
      submitterId: 31,
      organizationId: null,
      brandId: 41,
      collaboratorIds: [51],
      followerIds: [],
      viaChannel: 'email',
    })
  })
})

describe('comments', () => {
  it('tell of their channel, the tickets that they were merged with, and their files', async () => {
    const via = { channel: 'system', source: { from: { ticket_id: 8, ticket_ids: [8, 9] }, to: {}, rel: 'merge' } }
    const file = { id: 5, file_name: 'rib.pdf', content_type: 'application/pdf', size: 12, inline: false }
    const list = [aComment(1, { via, attachments: [{ ...file, content_url: 'https://files.example/rib.pdf' }] })]
    zendeskAccount.answers(gives('/api/v2/tickets/7/comments', { comments: list, meta: { has_more: false } }))
    expect(await connected().zendesk.comments(7)).toEqual([
      {
        id: 1,
        authorId: 31,
        htmlBody: '<div class="zd-comment">comment 1</div>',
        plainBody: 'comment 1',
        body: 'comment 1',
        public: true,
        createdAt: '2026-11-24T07:00:00Z',
        via: { channel: 'system', rel: 'merge', ticketIds: [8, 9] },
        attachments: [
          {
            id: 5,
            fileName: 'rib.pdf',
            contentType: 'application/pdf',
            size: 12,
            inline: false,
            contentUrl: 'https://files.example/rib.pdf',
          },
        ],
      },
    ])
  })

  it('are redacted by their own html with its marks', async () => {
    zendeskAccount.answersInTurn('put', '/api/v2/comment_redactions/8', [() => json(200, { comment: {} })])
    await connected().zendesk.redactComment({ ticketId: 7, commentId: 8, htmlBody: '<p><redact>x</redact></p>' })
    expect(await bodyAsked()).toEqual({ ticket_id: 7, html_body: '<p><redact>x</redact></p>' })
  })

  it('lose a file by PUT', async () => {
    const path = '/api/v2/tickets/7/comments/8/attachments/9/redact'
    zendeskAccount.answersInTurn('put', path, [() => json(200, { attachment: {} })])
    await connected().zendesk.redactAttachment({ ticketId: 7, commentId: 8, attachmentId: 9 })
    expect(lastAsked()).toBe(`PUT ${path}`)
  })
})

describe('a chat', () => {
  const started = {
    type: 'ChatStartedEvent',
    value: {
      chat_id: 'chat-1',
      visitor_id: 'visitor',
      history: [
        { type: 'ChatJoin', actor_id: 31, chat_index: 0 },
        { type: 'ChatMessage', actor_id: 31, actor_type: 'end-user', chat_index: 1, message: 'my number is 42' },
        { type: 'ChatMessage', actor_id: 'agent:21', message_id: 'm-2', message: 'thank you' },
        { type: 'ChatFileAttachment', chat_index: 3, filename: 'rib.pdf' },
      ],
    },
  }
  const audits = (...events: object[]) =>
    gives('/api/v2/tickets/7/audits', { audits: [{ id: 1, events }], meta: { has_more: false } })

  it('gives its written messages', async () => {
    zendeskAccount.answers(
      audits({ type: 'Comment', value: 'x' }, started, { type: 'ChatEndedEvent', value: { chat_id: 'chat-1' } }),
    )
    expect(await connected().zendesk.chatMessages(7)).toEqual([
      { chatId: 'chat-1', chatIndex: 1, message: 'my number is 42', actorId: 31, actorType: 'end-user', active: false },
      { chatId: 'chat-1', messageId: 'm-2', message: 'thank you', actorId: 'agent:21', actorType: null, active: false },
    ])
  })

  it('is active until the audits say that it has ended', async () => {
    zendeskAccount.answers(audits(started))
    expect((await connected().zendesk.chatMessages(7)).map(({ active }) => active)).toEqual([true, true])
  })

  it('is an error, and not an empty chat, where it has another shape', async () => {
    zendeskAccount.answers(audits({ type: 'ChatStartedEvent', value: { history: [] } }))
    expect(await failureOf(connected().zendesk.chatMessages(7))).toMatchObject({ code: 'unexpected', applied: 'no' })
  })

  it.each([
    [{ messageId: 'm-2' }, { message_id: 'm-2' }],
    [{ chatIndex: 0 }, { chat_index: 0 }],
  ])('is redacted by %j', async (place, sent) => {
    zendeskAccount.answersInTurn('put', '/api/v2/chat_redactions/7', [() => json(200, {})])
    const text = 'my number is <redact>42</redact>'
    await connected().zendesk.redactChatMessage({ ticketId: 7, chatId: 'chat-1', text, ...place })
    expect(await bodyAsked()).toEqual({ chat_id: 'chat-1', text, ...sent })
  })
})

describe('tags', () => {
  const updatedAt = '2026-11-24T07:59:00Z'
  const change = { add: ['custos_pii_credit_card'], remove: ['vip'], updatedAt }
  const path = '/api/v2/tickets/35436.json'
  const ticketIs = (changes: Record<string, unknown>) => gives(path, { ticket: aTicket(changes) })
  const closedRefusal = { error: 'RecordInvalid', details: { base: [{ description: 'made up' }] } }

  it('are changed in one safe update', async () => {
    zendeskAccount.answers(ticketIs({ tags: ['vip', 'refund'] }))
    const changed = aTicket({ tags: ['refund', 'custos_pii_credit_card'] })
    zendeskAccount.answersInTurn('put', path, [() => json(200, { ticket: changed, audit: {} })])
    expect(await connected().zendesk.changeTags(35436, change)).toEqual(['refund', 'custos_pii_credit_card'])
    expect(await bodyAsked()).toEqual({
      ticket: { tags: ['refund', 'custos_pii_credit_card'], safe_update: true, updated_stamp: updatedAt },
    })
  })

  it('are not written where nothing changes', async () => {
    zendeskAccount.answers(ticketIs({ tags: ['custos_pii_credit_card'] }))
    expect(await connected().zendesk.changeTags(35436, change)).toEqual(['custos_pii_credit_card'])
    expect(zendeskAccount.asked.map(({ method }) => method)).toEqual(['GET'])
  })

  it('are not written on a ticket that has changed since', async () => {
    zendeskAccount.answers(ticketIs({ updated_at: '2026-11-24T08:00:00Z' }))
    const error = await failureOf(connected().zendesk.changeTags(35436, change))
    expect(error).toMatchObject({ code: 'conflict', status: 409, applied: 'no' })
  })

  it('meet a conflict where the ticket changes at the last moment', async () => {
    zendeskAccount.answers(ticketIs({}))
    zendeskAccount.answersInTurn('put', path, [() => json(409, { error: 'UpdateConflict' })])
    const error = await failureOf(connected().zendesk.changeTags(35436, change))
    expect(error).toMatchObject({ code: 'conflict', status: 409, applied: 'no' })
  })

  it('are refused as closed by a closed ticket, whatever words it finds', async () => {
    zendeskAccount.answers(ticketIs({ status: 'closed' }))
    zendeskAccount.answersInTurn('put', path, [() => json(422, closedRefusal)])
    const error = await failureOf(connected().zendesk.changeTags(35436, change))
    expect(error).toMatchObject({ code: 'closed', status: 422, applied: 'no' })
  })

  it('are invalid, not closed, where an open ticket refuses them', async () => {
    zendeskAccount.answers(ticketIs({}))
    zendeskAccount.answersInTurn('put', path, [() => json(422, closedRefusal)])
    expect(await failureOf(connected().zendesk.changeTags(35436, change))).toMatchObject({ code: 'invalid' })
  })

  it('may be set to what the caller has decided, in a single request', async () => {
    zendeskAccount.answersInTurn('put', path, [() => json(200, { ticket: aTicket({ tags: ['a'] }) })])
    await connected().zendesk.setTags({ ticketId: 35436, tags: ['a'], updatedAt })
    expect(await bodyAsked()).toEqual({ ticket: { tags: ['a'], safe_update: true, updated_stamp: updatedAt } })
    expect(zendeskAccount.asked).toHaveLength(1)
  })
})

describe('people and their rights', () => {
  const agent = {
    id: 3,
    name: 'Made-up Agent',
    role: 'agent',
    role_type: 0,
    custom_role_id: 77,
    locale: 'fr',
    active: true,
  }
  const shown = {
    id: 3,
    name: 'Made-up Agent',
    role: 'agent',
    roleType: 0,
    customRoleId: 77,
    ticketRestriction: null,
    organizationId: null,
    locale: 'fr',
    active: true,
    suspended: false,
    sharedAgent: false,
  }

  it("are read of a user and of the token's own", async () => {
    zendeskAccount.answers(
      gives('/api/v2/users/3.json', { user: agent }),
      gives('/api/v2/users/me.json', { user: agent }),
    )
    const { zendesk } = connected()
    expect(await zendesk.user(3)).toEqual(shown)
    expect(await zendesk.me()).toEqual(shown)
  })

  it('are not believed of nobody, which is how Zendesk answers a token that it does not know', async () => {
    zendeskAccount.answers(
      gives('/api/v2/users/me.json', { user: { id: null, name: 'Anonymous user', role: 'end-user' } }),
    )
    expect(await failureOf(connected().zendesk.me())).toMatchObject({ code: 'unexpected' })
  })

  it('are read of a custom role', async () => {
    const configuration = { ticket_access: 'within-groups', ticket_deletion: true, ticket_merge: true }
    zendeskAccount.answers(
      gives('/api/v2/custom_roles/77.json', { custom_role: { id: 77, name: 'Tier 2', role_type: 0, configuration } }),
    )
    expect(await connected().zendesk.customRole(77)).toEqual({
      id: 77,
      name: 'Tier 2',
      roleType: 0,
      ticketAccess: 'within-groups',
      ticketDeletion: true,
    })
  })

  it("are read of the account's settings", async () => {
    const settings = { tickets: { agent_ticket_deletion: true }, agents: { agent_workspace: true } }
    zendeskAccount.answers(gives('/api/v2/account/settings.json', { settings }))
    expect(await connected().zendesk.settings()).toEqual({ agentTicketDeletion: true, agentWorkspace: true })
  })

  it('are not given by settings that say nothing', async () => {
    zendeskAccount.answers(gives('/api/v2/account/settings.json', { settings: {} }))
    expect(await connected().zendesk.settings()).toEqual({ agentTicketDeletion: false, agentWorkspace: false })
  })

  it('are read of groups and memberships', async () => {
    const memberships = [{ id: 1, user_id: 3, group_id: 11, default: true }]
    zendeskAccount.answers(
      gives('/api/v2/groups/11.json', { group: { id: 11, name: 'Refunds', is_public: false } }),
      gives('/api/v2/users/3/group_memberships', { group_memberships: memberships, meta: { has_more: false } }),
    )
    const { zendesk } = connected()
    expect(await zendesk.group(11)).toEqual({ id: 11, name: 'Refunds', isPublic: false })
    expect(await zendesk.groupMemberships(3)).toEqual([{ id: 1, userId: 3, groupId: 11 }])
  })
})

describe('the app in the account', () => {
  it('is found among the installations', async () => {
    const installations = [{ id: 7001, app_id: 501, enabled: true, settings: { name: 'custos' } }]
    zendeskAccount.answers(gives('/api/v2/apps/installations', { installations }))
    expect(await connected().zendesk.installations()).toEqual([{ id: 7001, appId: 501, enabled: true }])
  })

  it('has a public key, which is text', async () => {
    const pem = '-----BEGIN PUBLIC KEY-----\nbWFkZSB1cA==\n-----END PUBLIC KEY-----\n'
    zendeskAccount.answersInTurn('get', '/api/v2/apps/501/public_key.pem', [() => new Response(pem)])
    expect(await connected().zendesk.appPublicKey(501)).toBe(pem)
  })

  it('has no key that is something else', async () => {
    zendeskAccount.answersInTurn('get', '/api/v2/apps/501/public_key.pem', [() => new Response('<html>')])
    expect(await failureOf(connected().zendesk.appPublicKey(501))).toMatchObject({ code: 'unexpected' })
  })
})

describe('the jobs of an account', () => {
  it('are named whoever began them, and whatever they say of what they changed', async () => {
    const results = [{ id: '01HZ3V', action: 'update', details: { name: 'taken' } }]
    const theirs = { job_type: 'Bulk Update Organization', total: 1, progress: 1, message: null }
    zendeskAccount.answers(
      gives('/api/v2/job_statuses', {
        job_statuses: [
          { id: 'theirs', status: 'completed', ...theirs, results },
          { id: 'at-work', status: 'working', ...theirs, results: null },
        ],
        meta: { has_more: false },
      }),
    )
    expect(await connected().zendesk.jobsUnderWay()).toEqual(['at-work'])
  })
})

describe('the webhook', () => {
  const webhook = {
    id: '01GX3R4SYVW5X9Z',
    name: 'custos',
    endpoint: 'https://custos.example/webhooks/zendesk/h',
    status: 'active',
    subscriptions: ['zen:event-type:ticket.comment_added'],
  }

  it('is made with its subscriptions', async () => {
    zendeskAccount.answersInTurn('post', '/api/v2/webhooks', [() => json(201, { webhook })])
    const { name, endpoint, subscriptions } = webhook
    expect(await connected().zendesk.createWebhook({ name, endpoint, subscriptions })).toEqual(webhook)
    expect(await bodyAsked()).toEqual({
      webhook: { name, endpoint, subscriptions, http_method: 'POST', request_format: 'json', status: 'active' },
    })
  })

  it('is listed, signs with a secret, and goes', async () => {
    zendeskAccount.answers(
      gives('/api/v2/webhooks', { webhooks: [webhook], meta: { has_more: false } }),
      gives('/api/v2/webhooks/01GX3R4SYVW5X9Z/signing_secret', {
        signing_secret: { algorithm: 'SHA256', secret: 'made-up' },
      }),
      http.delete(`${origin}/api/v2/webhooks/01GX3R4SYVW5X9Z`, () => new Response(null, { status: 204 })),
    )
    const { zendesk, counted } = connected()
    expect(await zendesk.webhooks()).toEqual([webhook])
    expect(await zendesk.signingSecret(webhook.id)).toBe('made-up')
    await zendesk.deleteWebhook(webhook.id)
    expect(counted.at(-1)).toMatchObject({ resource: '/webhooks/{id}', method: 'DELETE', status: 204 })
  })
})
