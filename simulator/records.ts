/** What the account holds, as far as the API shows it. Names are the API's own. */
export interface User {
  readonly id: number
  name: string
  email: string | null
  phone: string | null
  role: 'admin' | 'agent' | 'end-user'
  /** 0 custom agent, 1 light agent, 2 chat agent, 3 contributor, 4 admin, 5 billing admin */
  role_type: number | null
  custom_role_id: number | null
  ticket_restriction: 'organization' | 'groups' | 'assigned' | 'requested' | null
  only_private_comments: boolean
  default_group_id: number | null
  organization_id: number | null
  locale: string
  iana_time_zone: string
  suspended: boolean
  active: boolean
  tags: string[]
  created_at: string
  updated_at: string
  last_login_at: string | null
}

export interface CustomRole {
  readonly id: number
  name: string
  description: string
  role_type: number
  configuration: Record<string, boolean | string>
  created_at: string
  updated_at: string
}

export interface Group {
  readonly id: number
  name: string
  description: string
  is_public: boolean
  created_at: string
  updated_at: string
}

export interface Membership {
  readonly id: number
  user_id: number
  group_id: number
  default: boolean
  created_at: string
  updated_at: string
}

export interface Organization {
  readonly id: number
  name: string
  created_at: string
  updated_at: string
}

export interface Brand {
  readonly id: number
  name: string
  subdomain: string
  default: boolean
  created_at: string
  updated_at: string
}

export interface Via {
  channel: string
  source: { from: Record<string, unknown>; to: Record<string, unknown>; rel: string | null }
}

/** A text, a number, a tick, the option of a list or several of them; null where nothing was chosen. */
export type FieldValue = string | number | boolean | readonly string[] | null

export interface CustomField {
  readonly id: number
  value: FieldValue
}

export interface TicketField {
  readonly id: number
  readonly type: string
  title: string
  /** False for those that Zendesk itself has on every ticket. */
  readonly removable: boolean
  readonly options: readonly { readonly id: number; readonly name: string; readonly value: string }[]
  created_at: string
  updated_at: string
}

export interface TicketForm {
  readonly id: number
  name: string
  default: boolean
  ticket_field_ids: readonly number[]
  created_at: string
  updated_at: string
}

export type Status = 'new' | 'open' | 'pending' | 'hold' | 'solved' | 'closed'

export interface Ticket {
  readonly id: number
  subject: string
  description: string
  status: Status
  priority: 'urgent' | 'high' | 'normal' | 'low' | null
  type: 'problem' | 'incident' | 'question' | 'task' | null
  requester_id: number | null
  submitter_id: number
  assignee_id: number | null
  group_id: number | null
  brand_id: number
  organization_id: number | null
  external_id: string | null
  ticket_form_id: number | null
  /** Those that were ever set; Zendesk shows all fields of the account. */
  custom_fields: CustomField[]
  follower_ids: readonly number[]
  email_cc_ids: readonly number[]
  tags: string[]
  via: Via
  is_public: boolean
  created_at: string
  updated_at: string
  /** When Zendesk itself changed it last, without an event and without a new `updated_at`. */
  system_updated_at: string | null
  closed_at: string | null
  deleted_at: string | null
  deleted_by: number | null
}

export interface Comment {
  readonly id: number
  readonly ticket_id: number
  readonly audit_id: number
  author_id: number
  html_body: string
  public: boolean
  via: Via
  created_at: string
  /** What the customer's mail held, kept apart from the comment and cleaned later. */
  email_original: string | null
}

export interface Attachment {
  readonly id: number
  readonly comment_id: number
  readonly token: string
  file_name: string
  content_type: string
  inline: boolean
  redacted: boolean
  content: Uint8Array
}

export interface ChatEntry {
  chat_index: number
  type: 'ChatJoin' | 'ChatMessage' | 'ChatFileAttachment' | 'ChatLeave'
  message_id: string
  timestamp: number
  actor_id: number
  actor_name: string
  actor_type: 'agent' | 'end-user'
  message?: string
  filename?: string
  url?: string
}

export interface AuditEvent {
  readonly id: number
  readonly type: string
  [field: string]: unknown
}

export interface ChatStarted extends AuditEvent {
  readonly type: 'ChatStartedEvent'
  value: { chat_id: string; visitor_id: string; history: ChatEntry[] }
}

export interface Audit {
  readonly id: number
  readonly ticket_id: number
  created_at: string
  author_id: number
  via: Via
  events: AuditEvent[]
}

export interface Job {
  readonly id: string
  job_type: string
  /** By the account's clock, in milliseconds: it is forgotten some time after its end. */
  ended?: number
  status: 'queued' | 'working' | 'completed' | 'failed'
  total: number | null
  progress: number | null
  message: string | null
  results:
    | {
        action?: string
        index?: number
        id: number
        status?: string
        success?: boolean
        error?: string
        details?: string
      }[]
    | null
}

interface ScheduleCondition {
  readonly field: string
  readonly operator: string
  readonly value: string
}

export interface DeletionSchedule {
  readonly id: number
  title: string
  description: string
  active: boolean
  readonly default: boolean
  conditions: { readonly all: readonly ScheduleCondition[]; readonly any: readonly ScheduleCondition[] }
  readonly created_at: string
  updated_at: string
}
