/** The parts of Zendesk's own records that the page shows, named as the API names them. */
export interface User {
  readonly id: number
  readonly name: string
  readonly email: string | null
  readonly role: 'admin' | 'agent' | 'end-user'
  readonly locale: string
  readonly iana_time_zone?: string
  readonly custom_role_id?: number | null
  readonly role_type?: number | null
  readonly only_private_comments?: boolean
  readonly suspended?: boolean
}

export const statuses = ['new', 'open', 'pending', 'hold', 'solved', 'closed'] as const
export type Status = (typeof statuses)[number]

export interface Ticket {
  readonly id: number
  readonly subject: string
  readonly description?: string
  readonly status: Status
  readonly tags: readonly string[]
  readonly requester_id: number | null
  readonly assignee_id: number | null
  readonly group_id: number | null
  readonly brand_id: number | null
  readonly collaborator_ids?: readonly number[]
  readonly priority?: string | null
  readonly type?: string | null
  readonly via?: { readonly channel: string }
  readonly created_at: string
  readonly updated_at: string
}

export interface Attachment {
  readonly id: number
  readonly file_name: string
  readonly content_url: string
  readonly content_type: string
  readonly size: number
  readonly inline?: boolean
}

export interface Comment {
  readonly id: number
  readonly author_id: number
  readonly html_body: string
  readonly plain_body?: string
  readonly public: boolean
  readonly created_at: string
  readonly via?: { readonly channel: string }
  readonly attachments?: readonly Attachment[]
}

export interface ChatMessage {
  readonly type: string
  readonly message_id?: string
  readonly chat_index?: number
  readonly actor_type?: string
  readonly actor_id?: number | string
  readonly actor_name?: string
  readonly message?: string
  readonly filename?: string
  readonly timestamp?: number | string
}

export interface Audit {
  readonly id: number
  readonly created_at: string
  readonly events: readonly { readonly type: string; readonly value?: unknown }[]
}

export interface Chat {
  readonly chat_id: string
  readonly history: readonly ChatMessage[]
}

/** The chats that a ticket's audits hold, in order. */
export const chatsIn = (audits: readonly Audit[]): Chat[] =>
  audits
    .flatMap(({ events }) => events)
    .filter(({ type }) => type === 'ChatStartedEvent')
    .map(({ value }) => value as Chat)

export interface UnsentReply {
  readonly ticket_id: number
  readonly author_id: number
  readonly body: string
  readonly public: boolean
}

export interface Named {
  readonly id: number
  readonly name: string
}

export interface Brand extends Named {
  readonly subdomain?: string
}
