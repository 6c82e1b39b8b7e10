export interface Webhook {
  readonly id: string
  name: string
  description: string
  endpoint: string
  http_method: string
  request_format: string
  status: 'active' | 'inactive'
  subscriptions: readonly string[]
  authentication: WebhookAuthentication | null
  custom_headers: Readonly<Record<string, string>> | null
  secret: string
  readonly created_at: string
  readonly created_by: string
  updated_at: string
  updated_by: string
}

export interface WebhookAuthentication {
  readonly type: string
  readonly add_position: string
  readonly data: Readonly<Record<string, unknown>>
}

export type InvocationStatus =
  'accepted' | 'success' | 'failed' | 'timeout' | 'circuit broken' | 'throttled' | 'client error' | 'server error'

export interface Attempt {
  readonly id: string
  readonly invocation_id: string
  readonly status: InvocationStatus
  readonly response_code: number | null
  readonly error_message: string | null
  readonly created_at: string
  readonly duration_ms: number
}

export interface Invocation {
  readonly id: string
  readonly webhook_id: string
  readonly event_type: string
  readonly body: string
  readonly created_at: string
  latest_completed_at: string | null
  status: InvocationStatus
  readonly attempts: Attempt[]
}
