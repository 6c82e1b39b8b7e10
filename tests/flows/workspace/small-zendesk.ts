import { readFileSync, existsSync } from 'node:fs'
import { extname, join } from 'node:path'
import { serve, type WebServer } from '../../support/web-server.ts'

/** Just enough of Zendesk behind the workspace page to test the page alone: a few tickets in memory, and one app. */
export interface SmallZendesk extends WebServer {
  readonly log: { readonly method: string; readonly path: string; readonly headers: Headers; readonly body: string }[]
  readonly ticket: (id: number) => StoredTicket
  readonly touch: (id: number, change: (ticket: StoredTicket) => void) => void
}

interface StoredComment {
  id: number
  author_id: number
  html_body: string
  public: boolean
  created_at: string
  via: { channel: string }
  attachments: unknown[]
}

export interface StoredTicket {
  id: number
  subject: string
  status: string
  tags: string[]
  channel: string
  updated_at: string
  comments: StoredComment[]
  audits: unknown[]
}

export const people = [
  { id: 1, name: 'Camille Roux', email: 'camille@maison.example', role: 'admin', locale: 'en-US' },
  { id: 2, name: 'Jules Petit', email: 'jules@maison.example', role: 'agent', locale: 'fr' },
  {
    id: 3,
    name: 'Nora Lind',
    email: 'nora@maison.example',
    role: 'agent',
    role_type: 1,
    only_private_comments: true,
    locale: 'en-US',
  },
  { id: 9, name: 'Inès Martin', email: 'ines@client.example', role: 'end-user', locale: 'fr' },
]

let clock = Date.parse('2026-11-24T09:00:00Z')
const now = () => new Date((clock += 1000)).toISOString()

const comment = (id: number, html: string, more: Partial<StoredComment> = {}): StoredComment => ({
  id,
  author_id: 9,
  html_body: `<div class="zd-comment">${html}</div>`,
  public: true,
  created_at: now(),
  via: { channel: 'email' },
  attachments: [],
  ...more,
})

const hostile = [
  '<p onclick="window.harm=1">Hello</p><script>window.harm=1</script><img src="x" onerror="window.harm=1">',
  '<a href="javascript:window.harm=1">go</a><iframe src="/x"></iframe><svg onload="window.harm=1"></svg>',
].join('')

const seeds = (): StoredTicket[] => [
  {
    id: 11,
    subject: 'Carte refusée',
    status: 'open',
    tags: ['vip'],
    channel: 'email',
    updated_at: now(),
    audits: [],
    comments: [
      comment(101, '<p>Bonjour, ma carte <b>4111</b> 1111 1111 1111 est refusée.</p>', {
        attachments: [
          { id: 5, file_name: 'reçu.pdf', content_url: '/files/5', content_type: 'application/pdf', size: 10 },
        ],
      }),
      comment(102, '<p>À vérifier avec la banque.</p>', { author_id: 2, public: false, via: { channel: 'web' } }),
    ],
  },
  {
    id: 12,
    subject: 'Hostile markup',
    status: 'pending',
    tags: [],
    channel: 'web',
    updated_at: now(),
    audits: [],
    comments: [comment(103, hostile)],
  },
  {
    id: 13,
    subject: 'Chat 4471',
    status: 'solved',
    tags: [],
    channel: 'chat',
    updated_at: now(),
    comments: [],
    audits: [
      {
        id: 1,
        created_at: now(),
        events: [
          {
            type: 'ChatStartedEvent',
            value: {
              chat_id: 'c1',
              history: [
                { type: 'ChatJoin', chat_index: 0, actor_name: 'Inès' },
                {
                  type: 'ChatMessage',
                  chat_index: 1,
                  message_id: 'm1',
                  actor_type: 'end-user',
                  actor_name: 'Inès',
                  message: 'My card is 4111 1111 1111 1111',
                },
              ],
            },
          },
        ],
      },
    ],
  },
  {
    id: 14,
    subject: 'Ancien dossier',
    status: 'closed',
    tags: [],
    channel: 'email',
    updated_at: now(),
    audits: [],
    comments: [comment(104, '<p>Merci</p>')],
  },
]

const asTicket = ({ comments, audits, channel, ...ticket }: StoredTicket) => ({
  ...ticket,
  via: { channel },
  requester_id: 9,
  assignee_id: 1,
  group_id: 1,
  brand_id: 1,
  created_at: '2026-11-20T08:00:00Z',
  description: String(comments.length + audits.length),
})

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
}

const file = (path: string): Response =>
  existsSync(path)
    ? new Response(readFileSync(path), { headers: { 'content-type': types[extname(path)] ?? 'text/plain' } })
    : new Response('', { status: 404 })

export const smallZendesk = async (folder: string, app: (path: string) => string): Promise<SmallZendesk> => {
  const tickets = seeds()
  const log: SmallZendesk['log'] = []
  const find = (id: number): StoredTicket => {
    const found = tickets.find((ticket) => ticket.id === id)
    if (found === undefined) throw new Error(`no ticket ${id}`)
    return found
  }
  const put = (ticket: StoredTicket, change: Record<string, unknown>): Response => {
    if (change['safe_update'] === true && change['updated_stamp'] !== ticket.updated_at) {
      return Response.json({ error: 'UpdateConflict', description: 'Safe Update prevented' }, { status: 409 })
    }
    const {
      status,
      subject,
      tags,
      comment: said,
    } = change as Partial<StoredTicket> & {
      comment?: { body: string; public: boolean }
    }
    Object.assign(ticket, JSON.parse(JSON.stringify({ status, subject, tags })), { updated_at: now() })
    if (said !== undefined) {
      ticket.comments.push(
        comment(200 + ticket.comments.length, `<p>${said.body}</p>`, { author_id: 1, public: said.public }),
      )
    }
    return Response.json({ ticket: asTicket(ticket) })
  }

  const api = (method: string, path: string, user: number, body: string): Response => {
    const id = Number(/tickets\/(\d+)/.exec(path)?.[1] ?? 0)
    const kind = path.replace(/\d+/g, ':id')
    switch (`${method} ${kind}`) {
      case 'GET /api/v:id/users/me.json':
        return Response.json({ user: people.find((person) => person.id === user) ?? { id: null } })
      case 'GET /api/v:id/users/show_many.json':
        return Response.json({ users: people })
      case 'GET /api/v:id/brands.json':
        return Response.json({ brands: [{ id: 1, name: 'Maison Lumière' }] })
      case 'GET /api/v:id/groups.json':
        return Response.json({
          groups: [
            { id: 1, name: 'Support' },
            { id: 2, name: 'Banque' },
          ],
        })
      case 'GET /api/v:id/users/:id/group_memberships.json':
        return Response.json({ group_memberships: [{ group_id: 1 }] })
      case 'GET /api/v:id/tickets.json':
        return Response.json({ tickets: tickets.map(asTicket) })
      case 'GET /api/v:id/tickets/:id.json':
        return Response.json({ ticket: asTicket(find(id)) })
      case 'GET /api/v:id/tickets/:id/comments.json':
        return Response.json({ comments: find(id).comments })
      case 'GET /api/v:id/tickets/:id/audits.json':
        return Response.json({ audits: find(id).audits })
      case 'PUT /api/v:id/tickets/:id.json':
        return put(find(id), (JSON.parse(body) as { ticket: Record<string, unknown> }).ticket)
      default:
        return Response.json({ error: 'RecordNotFound', description: 'Not found' }, { status: 404 })
    }
  }

  const locations = [
    { location: 'ticket_sidebar', url: app('/sidebar'), signed: true, flexible: false, autoLoad: true },
    { location: 'nav_bar', url: app('/page'), signed: false, flexible: true, autoLoad: true },
    { location: 'background', url: app('/page'), signed: false, flexible: false, autoLoad: true },
  ]
  const control = (path: string, body: string): Response => {
    switch (path.replace(/\d+/g, ':id')) {
      case '/__simulator/users':
        return Response.json({ users: people })
      case '/__simulator/drafts':
        return Response.json({ drafts: [{ ticket_id: 12, author_id: 2, body: 'Brouillon', public: false }] })
      case '/__simulator/installations':
        return Response.json({
          installations: [
            {
              id: 7001,
              app_id: 501,
              name: 'custos',
              version: '1.0',
              settings: {},
              subdomain: 'maison-lumiere',
              locations,
            },
          ],
        })
      case '/__simulator/apps/:id/sign':
        return Response.json({ token: `signed.${body}` })
      case '/__simulator/proxy':
        return Response.json({ proxied: JSON.parse(body) as unknown })
      default:
        return new Response('', { status: 501 })
    }
  }

  const server = await serve(async (request) => {
    const { pathname, search } = new URL(request.url)
    const body = await request.text()
    log.push({ method: request.method, path: pathname + search, headers: request.headers, body })
    const user = Number(/user=(\d+)/.exec(request.headers.get('cookie') ?? '')?.[1] ?? 0)
    if (pathname === '/access/login') {
      const { user_id } = JSON.parse(body) as { user_id: number }
      return Response.json({}, { headers: { 'set-cookie': `user=${user_id}; Path=/; HttpOnly; SameSite=Lax` } })
    }
    if (pathname.startsWith('/api/v2/')) return api(request.method, pathname, user, body)
    if (pathname.startsWith('/__simulator/')) return control(pathname, body)
    const rest = pathname.replace(/^\/agent\/?/, '')
    return pathname.startsWith('/agent')
      ? file(join(folder, extname(rest) === '' ? 'index.html' : rest))
      : new Response('', { status: 501 })
  })

  return {
    ...server,
    log,
    ticket: find,
    touch: (id, change) => {
      change(find(id))
      find(id).updated_at = now()
    },
  }
}
