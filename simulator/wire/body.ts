import { badRequest } from './answer.ts'
import { fieldsOf, type Fields } from './read.ts'
import type { Call } from './route.ts'

const isForm = ({ request }: Call): boolean =>
  (request.headers.get('content-type') ?? '').startsWith('application/x-www-form-urlencoded')

export const textBody = ({ bytes }: Call): string => new TextDecoder().decode(bytes)

/** JSON or a form's fields; an empty body is an empty object, a broken one is Zendesk's 400. */
export const bodyOf = (call: Call): Fields => {
  const written = textBody(call)
  if (written === '') return {}
  // Whoever writes JSON by hand forgets the content type; a form never starts so.
  if (isForm(call) && !written.startsWith('{')) return Object.fromEntries(new URLSearchParams(written))
  try {
    return fieldsOf(JSON.parse(written))
  } catch {
    throw badRequest('Invalid JSON in request body')
  }
}

/** `{ticket: {…}}`: the record under its name. */
export const recordIn = (call: Call, name: string): Fields => fieldsOf(bodyOf(call)[name])
