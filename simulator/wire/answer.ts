type Headers = Readonly<Record<string, string>>

export const json = (status: number, body: unknown, headers: Headers = {}): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers },
  })

export const ok = (body: unknown): Response => json(200, body)

export const empty = (): Response => new Response(null, { status: 204 })

export const html = (status: number, body: string, headers: Headers = {}): Response =>
  new Response(body, { status, headers: { 'content-type': 'text/html; charset=utf-8', ...headers } })

export const redirect = (location: string): Response => new Response(null, { status: 302, headers: { location } })

/** A handler's way out: the answer that Zendesk gives instead. */
export class Refusal extends Error {
  readonly response: Response
  constructor(response: Response) {
    super(`refused with ${response.status}`)
    this.name = 'Refusal'
    this.response = response
  }
}

export const refuse = (status: number, body: unknown, headers: Headers = {}): Refusal =>
  new Refusal(json(status, body, headers))

export const badRequest = (message: string): Refusal => refuse(400, { error: { title: 'Bad Request', message } })

export const notFound = (): Refusal => refuse(404, { error: 'RecordNotFound', description: 'Not found' })

export const forbidden = (
  message = 'You do not have access to this page. Please contact the account owner of this help desk for further help.',
): Refusal => refuse(403, { error: { title: 'Forbidden', message } })

export const unprocessable = (field: string, description: string, error = 'InvalidValue'): Refusal =>
  refuse(422, {
    error: 'RecordInvalid',
    description: 'Record validation errors',
    details: { [field]: [{ description, error }] },
  })

/** Word for word what Zendesk answers to an update of a closed ticket. */
export const closedTicket = (): Refusal =>
  refuse(422, {
    error: 'RecordInvalid',
    description: 'Record validation errors',
    details: { status: [{ description: 'Status: closed prevents ticket update' }] },
  })

export const updateConflict = (): Refusal =>
  refuse(409, {
    error: 'UpdateConflict',
    description:
      'Safe Update prevented the update due to outdated ticket data. Please fetch the latest ticket data and try again.',
  })

export const notSignedIn = (): Refusal =>
  refuse(401, { error: "Couldn't authenticate you" }, { 'www-authenticate': 'Basic realm="Web Password"' })

export const badToken = (): Refusal =>
  refuse(
    401,
    {
      error: 'invalid_token',
      error_description: 'The access token provided is expired, revoked, malformed or invalid for other reasons.',
    },
    { 'www-authenticate': 'Bearer realm="", error="invalid_token"' },
  )
