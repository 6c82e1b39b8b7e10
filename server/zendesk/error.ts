export type ZendeskErrorCode =
  | 'not-found'
  | 'forbidden'
  | 'unauthorised'
  | 'closed'
  | 'conflict'
  | 'invalid'
  | 'busy'
  | 'down'
  | 'slow'
  | 'unexpected'
  /** Not sent, since whoever asked no longer wants it. */
  | 'withdrawn'

export interface Trouble {
  /** Method and path template, e.g. `PUT /tickets/{id}`: never a real id, a query or a body, since this reaches the logs. */
  readonly call: string
  readonly status?: number | undefined
  /** Seconds. */
  readonly retryAfter?: number | undefined
  /** Zendesk's own name for the request, for its support. */
  readonly requestId?: string | undefined
  /** `unknown`: the change may have been made although no answer says so; only reading back can tell. */
  readonly applied: 'no' | 'unknown'
  /** A word of ours or of the operating system (`ECONNRESET`), never of the answer. */
  readonly reason?: string | undefined
}

const sentence = (code: ZendeskErrorCode, { call, status, reason }: Trouble): string =>
  ['Zendesk', code, status, call, reason].filter((part) => part !== undefined).join(' ')

/** What every call to Zendesk throws when it does not give its answer. It carries nothing of what was sent or received. */
export class ZendeskError extends Error {
  override readonly name = 'ZendeskError'
  readonly code: ZendeskErrorCode
  readonly status: number | undefined
  readonly retryAfter: number | undefined
  readonly requestId: string | undefined
  readonly applied: 'no' | 'unknown'

  constructor(code: ZendeskErrorCode, trouble: Trouble) {
    super(sentence(code, trouble))
    this.code = code
    this.status = trouble.status
    this.retryAfter = trouble.retryAfter
    this.requestId = trouble.requestId
    this.applied = trouble.applied
  }
}
