import { describe, expect, it } from 'vitest'
import { values } from '../../simulator/seed/values.ts'
import { anAccount, at, type Account } from './account.ts'

const marked = (html: string, value: string) => html.replace(value, `<redact>${value}</redact>`)

const redactFirst = (account: Account, name: string, subject: string, value: string) => {
  const comment = at(account.comments(subject), 0)
  return account.as(name).put(`/api/v2/comment_redactions/${comment.id}.json`, {
    ticket_id: account.ticket(subject).id,
    html_body: marked(comment.html_body, value),
  })
}

describe('PUT /comment_redactions/{id}', () => {
  it('replaces the text in every form of the comment and says so in tags, stamp, audit and event', async () => {
    const account = anAccount()
    const before = account.ticket('Carte refusée').updated_at
    const { status, body } = await redactFirst(account, 'Claire', 'Carte refusée', values.card)
    expect(status).toBe(200)
    const { comment } = body as { comment: Record<string, string> }
    for (const form of ['body', 'html_body', 'plain_body']) {
      expect(comment[form]).not.toContain(values.card)
      expect(comment[form]).toContain('▇'.repeat(values.card.length))
    }
    const ticket = account.ticket('Carte refusée')
    expect(ticket.description).not.toContain(values.card)
    expect(ticket.tags).toContain('redacted_content')
    expect(ticket.updated_at > before).toBe(true)
    const { body: audits } = await account.as('Claire').get(`/api/v2/tickets/${ticket.id}/audits.json`)
    const written = JSON.stringify(audits)
    expect(written).toContain('"CommentRedactionEvent"')
    expect(written).not.toContain(values.card)
  })

  it.each([
    ['closed', 'Ancien dossier', values.oldCard],
    ['archived', 'Customs form', values.ssn],
  ])('works on a %s ticket, which is tagged all the same', async (_state, subject, value) => {
    const account = anAccount()
    expect((await redactFirst(account, 'Claire', subject, value)).status).toBe(200)
    expect(account.ticket(subject).tags).toContain('redacted_content')
    expect(account.ticket(subject).status).toBe('closed')
  })

  it('cleans the original of an e-mail later, not at once', async () => {
    const account = anAccount()
    await redactFirst(account, 'Claire', 'Refund for a cancelled order', values.nino)
    const original = () => at(account.comments('Refund for a cancelled order'), 0).email_original ?? ''
    expect(original()).toContain(values.nino)
    account.simulator.clock.advance(60)
    expect(original()).not.toContain(values.nino)
  })

  it('leaves the copies in the ticket that others were merged into', async () => {
    const account = anAccount()
    await redactFirst(account, 'Claire', 'Remboursement non reçu', values.mergedCard)
    const copies = account.comments('Merged twice').filter(({ via }) => via.source.rel === 'merge')
    expect(copies.map(({ html_body }) => html_body.includes(values.mergedCard))).toEqual([true, true])
    const sources = [...account.simulator.state.tickets.values()].filter(({ tags }) => tags.includes('closed_by_merge'))
    expect(copies.map(({ via }) => via.source.from['ticket_id'])).toEqual(sources.map(({ id }) => id))
  })

  it('takes a picture away with its tag, and leaves an empty file under its id', async () => {
    const account = anAccount()
    const comment = at(account.comments('Facture de soins'), 0)
    const { status } = await account.as('Claire').put(`/api/v2/comment_redactions/${comment.id}`, {
      ticket_id: account.ticket('Facture de soins').id,
      html_body: comment.html_body.replace('alt="Ordonnance"', 'alt="Ordonnance" redact'),
    })
    expect(status).toBe(200)
    expect(comment.html_body).not.toContain('<img')
    const file = [...account.simulator.state.attachments.values()].find(({ comment_id }) => comment_id === comment.id)
    expect(file).toMatchObject({ file_name: 'redacted.txt', content_type: 'text/plain' })
    expect(file?.content.length).toBe(0)
  })

  it('redacts an attachment named by its address, on a closed ticket too', async () => {
    const account = anAccount()
    const { id } = account.ticket('Ancien dossier')
    const { body } = await account
      .as('Claire')
      .get<{ comments: { id: number; attachments: { content_url: string }[] }[] }>(
        `/api/v2/tickets/${id}/comments.json`,
      )
    const comment = at(body.comments, 0)
    const url = at(comment.attachments, 0).content_url
    const answer = await account
      .as('Claire')
      .put(`/api/v2/comment_redactions/${comment.id}`, { ticket_id: id, external_attachment_urls: [url] })
    expect(answer.status).toBe(200)
    expect(JSON.stringify(answer.body)).toContain('redacted.txt')
  })

  const refusals: readonly [string, (html: string, ticketId: number) => unknown, number][] = [
    ['no ticket_id', (html) => ({ html_body: marked(html, values.card) }), 400],
    ['nothing to do', (_html, ticket_id) => ({ ticket_id }), 400],
    ['another ticket', (html, ticket_id) => ({ ticket_id: ticket_id + 1, html_body: marked(html, values.card) }), 404],
    ['html that is not the comment’s own', (_html, ticket_id) => ({ ticket_id, html_body: '<redact>x</redact>' }), 422],
    ['html with another byte', (html, ticket_id) => ({ ticket_id, html_body: `${marked(html, values.card)} ` }), 422],
    ['html without a mark', (html, ticket_id) => ({ ticket_id, html_body: html }), 422],
    ['a mark left open', (html, ticket_id) => ({ ticket_id, html_body: html.replace('Ma', '<redact>Ma') }), 422],
    [
      'a file of another comment',
      (_html, ticket_id) => ({ ticket_id, external_attachment_urls: ['https://x.example/y'] }),
      422,
    ],
  ]
  it.each(refusals)('refuses %s and changes nothing', async (_what, body, status) => {
    const account = anAccount()
    const comment = at(account.comments('Carte refusée'), 0)
    const before = JSON.stringify([comment, account.ticket('Carte refusée')])
    const answer = await account
      .as('Claire')
      .put(`/api/v2/comment_redactions/${comment.id}`, body(comment.html_body, account.ticket('Carte refusée').id))
    expect(answer.status).toBe(status)
    expect(JSON.stringify([comment, account.ticket('Carte refusée')])).toBe(before)
  })
})

describe('who may redact', () => {
  it.each([
    ['an admin', 'Claire', 'Carte refusée', 200],
    ['an agent whose role may delete tickets', 'Inès', 'Carte refusée', 200],
    ['an agent whose role may not', 'Julien', 'Carte refusée', 403],
    ['a light agent', 'Nora', 'Carte refusée', 403],
    ['a contributor', 'Pauline', 'Carte refusée', 403],
    ['an agent without a role, where the account says no', 'Oliver', 'Carte refusée', 403],
    ['an agent of other groups, who may redact but not see', 'Mathieu', 'Carte refusée', 404],
    ['an agent restricted to other groups', 'Lucie', 'Carte refusée', 404],
  ])('%s: %s', async (_who, name, subject, status) => {
    expect((await redactFirst(anAccount(), name, subject, values.card)).status).toBe(status)
  })

  it('lets agents without a role where the account says so, but no light agent', async () => {
    const account = anAccount({ settings: { agent_ticket_deletion: true } })
    expect((await redactFirst(account, 'Oliver', 'Carte refusée', values.card)).status).toBe(200)
    expect((await redactFirst(account, 'Nora', 'Carte refusée', values.phone)).status).toBe(403)
  })
})

describe('the older calls', () => {
  it('redact a string and a file while the ticket is open', async () => {
    const account = anAccount()
    const { id } = account.ticket('Carte refusée')
    const comment = at(account.comments('Carte refusée'), 0)
    const { status } = await account
      .as('Claire')
      .put(`/api/v2/tickets/${id}/comments/${comment.id}/redact.json`, { text: values.card })
    expect(status).toBe(200)
    expect(comment.html_body).not.toContain(values.card)
  })

  it('are refused once it is closed', async () => {
    const account = anAccount()
    const { id } = account.ticket('Ancien dossier')
    const comment = at(account.comments('Ancien dossier'), 0)
    const path = `/api/v2/tickets/${id}/comments/${comment.id}`
    const file = [...account.simulator.state.attachments.values()].find(({ comment_id }) => comment_id === comment.id)
    const claire = account.as('Claire')
    expect((await claire.put(`${path}/redact`, { text: values.oldCard })).status).toBe(422)
    expect((await claire.put(`${path}/attachments/${file?.id ?? 0}/redact`)).status).toBe(422)
  })
})

describe('chats', () => {
  const chatOf = async (account: Account, subject: string) => {
    const { id } = account.ticket(subject)
    const { body } = await account
      .as('Claire')
      .get<{ audits: { events: { type: string; value: Chat }[] }[] }>(`/api/v2/tickets/${id}/audits.json`)
    const event = body.audits.flatMap(({ events }) => events).find(({ type }) => type === 'ChatStartedEvent')
    if (event === undefined) throw new Error('no chat')
    return { id, chat: event.value }
  }
  interface Chat {
    readonly chat_id: string
    readonly history: readonly { chat_index: number; message_id: string; type: string; message?: string }[]
  }

  it.each(['chat_index', 'message_id'] as const)('are redacted by %s', async (key) => {
    const account = anAccount()
    const { id, chat } = await chatOf(account, 'Chat 4471')
    const entry = chat.history.find(({ message }) => message?.includes(values.chatCard))
    const { status, body } = await account.as('Inès').put(`/api/v2/chat_redactions/${id}`, {
      chat_id: chat.chat_id,
      [key]: entry?.[key],
      text: marked(entry?.message ?? '', values.chatCard),
    })
    expect(status).toBe(200)
    expect(JSON.stringify(body)).not.toContain(values.chatCard)
    expect(JSON.stringify(body)).toContain('▇▇▇▇')
    expect(account.ticket('Chat 4471').tags).toContain('redacted_content')
  })

  it('take a file away', async () => {
    const account = anAccount()
    const { id, chat } = await chatOf(account, 'Chat 4471')
    const file = chat.history.find(({ type }) => type === 'ChatFileAttachment')
    const { status, body } = await account
      .as('Claire')
      .put(`/api/v2/chat_file_redactions/${id}`, { chat_id: chat.chat_id, chat_indexes: [file?.chat_index] })
    expect(status).toBe(200)
    expect(JSON.stringify(body)).toContain('redacted.txt')
  })

  it.each([
    ['one still going on', 'Chat 4519', {}, 422],
    ['an unknown chat', 'Chat 4471', { chat_id: 'nothing' }, 404],
    ['no message named', 'Chat 4471', { chat_index: undefined }, 400],
    ['a message that is not there', 'Chat 4471', { chat_index: 99 }, 404],
    ['a text that is not the message', 'Chat 4471', { text: '<redact>x</redact>' }, 422],
  ])('refuse %s', async (_what, subject, changes, status) => {
    const account = anAccount()
    const { id, chat } = await chatOf(account, subject)
    const entry = chat.history.find(({ message }) => message !== undefined)
    const body = {
      chat_id: chat.chat_id,
      chat_index: entry?.chat_index,
      text: `<redact>${entry?.message ?? ''}</redact>`,
    }
    expect((await account.as('Claire').put(`/api/v2/chat_redactions/${id}`, { ...body, ...changes })).status).toBe(
      status,
    )
  })
})
