import type {
  Attachment,
  Audit,
  Brand,
  Comment,
  CustomRole,
  DeletionSchedule,
  Group,
  Job,
  Membership,
  Organization,
  Ticket,
  TicketField,
  TicketForm,
  User,
} from './records.ts'
import type { OAuthClient, OAuthGrant, OAuthToken } from './oauth/records.ts'
import type { AccessRecord, AuditRecord } from './logs/records.ts'
import type { Invocation, Webhook } from './webhooks/records.ts'
import type { Installation } from './apps/records.ts'

/** An unsent reply, as the workspace page finds it in the editor. */
export interface Draft {
  readonly ticket_id: number
  readonly author_id: number
  readonly body: string
  readonly public: boolean
}

/** Everything the account holds, in memory. Emptied by `reset`, filled by a seed. */
export interface State {
  readonly users: Map<number, User>
  readonly roles: Map<number, CustomRole>
  readonly groups: Map<number, Group>
  readonly memberships: Map<number, Membership>
  readonly organizations: Map<number, Organization>
  readonly brands: Map<number, Brand>
  readonly fields: Map<number, TicketField>
  readonly forms: Map<number, TicketForm>
  readonly tickets: Map<number, Ticket>
  readonly comments: Map<number, Comment>
  readonly attachments: Map<number, Attachment>
  readonly audits: Map<number, Audit>
  readonly jobs: Map<string, Job>
  readonly schedules: Map<number, DeletionSchedule>
  readonly sessions: Map<string, number>
  readonly apiTokens: Map<string, number>
  readonly oauthClients: Map<string, OAuthClient>
  readonly oauthGrants: Map<string, OAuthGrant>
  readonly oauthTokens: Map<number, OAuthToken>
  readonly webhooks: Map<string, Webhook>
  readonly invocations: Map<string, Invocation>
  readonly installations: Map<number, Installation>
  readonly drafts: Draft[]
  readonly accessLog: AccessRecord[]
  readonly auditLog: AuditRecord[]
  /** Zendesk's ids are long; only tickets count from one. */
  readonly nextId: (kind?: 'ticket' | 'other') => number
  readonly clear: () => void
}

const firstLongId = 8_812_345_000_001

export const createState = (): State => {
  let nextTicket = 1
  let nextOther = firstLongId
  const maps = {
    users: new Map<number, User>(),
    roles: new Map<number, CustomRole>(),
    groups: new Map<number, Group>(),
    memberships: new Map<number, Membership>(),
    organizations: new Map<number, Organization>(),
    brands: new Map<number, Brand>(),
    fields: new Map<number, TicketField>(),
    forms: new Map<number, TicketForm>(),
    tickets: new Map<number, Ticket>(),
    comments: new Map<number, Comment>(),
    attachments: new Map<number, Attachment>(),
    audits: new Map<number, Audit>(),
    jobs: new Map<string, Job>(),
    schedules: new Map<number, DeletionSchedule>(),
    sessions: new Map<string, number>(),
    apiTokens: new Map<string, number>(),
    oauthClients: new Map<string, OAuthClient>(),
    oauthGrants: new Map<string, OAuthGrant>(),
    oauthTokens: new Map<number, OAuthToken>(),
    webhooks: new Map<string, Webhook>(),
    invocations: new Map<string, Invocation>(),
    installations: new Map<number, Installation>(),
  }
  const drafts: Draft[] = []
  const accessLog: AccessRecord[] = []
  const auditLog: AuditRecord[] = []
  return {
    ...maps,
    drafts,
    accessLog,
    auditLog,
    nextId: (kind = 'other') => (kind === 'ticket' ? nextTicket++ : nextOther++),
    clear: () => {
      for (const map of Object.values(maps)) map.clear()
      drafts.length = accessLog.length = auditLog.length = 0
      nextTicket = 1
      nextOther = firstLongId
    },
  }
}

export const commentsOf = (state: State, ticketId: number): Comment[] =>
  [...state.comments.values()].filter(({ ticket_id }) => ticket_id === ticketId)

export const auditsOf = (state: State, ticketId: number): Audit[] =>
  [...state.audits.values()].filter(({ ticket_id }) => ticket_id === ticketId)

export const attachmentsOf = (state: State, commentId: number): Attachment[] =>
  [...state.attachments.values()].filter(({ comment_id }) => comment_id === commentId)

export const groupsOf = (state: State, userId: number): number[] =>
  [...state.memberships.values()].filter(({ user_id }) => user_id === userId).map(({ group_id }) => group_id)
