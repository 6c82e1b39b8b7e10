import { createSimulator, type Simulator, type SimulatorOptions } from '../../simulator/simulator.ts'
import type { Comment, Ticket, User } from '../../simulator/records.ts'

type Body = Record<string, unknown>

export interface Answer<T = Body> {
  readonly status: number
  readonly headers: Headers
  readonly body: T
}

/** A client of the API as one person: JSON in, JSON out. */
export interface Caller {
  readonly get: <T = Body>(path: string) => Promise<Answer<T>>
  readonly put: <T = Body>(path: string, body?: unknown) => Promise<Answer<T>>
  readonly post: <T = Body>(path: string, body?: unknown) => Promise<Answer<T>>
  readonly remove: <T = Body>(path: string, body?: unknown) => Promise<Answer<T>>
}

const caller = (simulator: Simulator, headers: Record<string, string>): Caller => {
  const call = async <T>(method: string, path: string, body?: unknown): Promise<Answer<T>> => {
    const response = await simulator.fetch(path, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const written = await response.text()
    return {
      status: response.status,
      headers: response.headers,
      body: (written.startsWith('{') ? JSON.parse(written) : { text: written }) as T,
    }
  }
  return {
    get: (path) => call('GET', path),
    put: (path, body) => call('PUT', path, body),
    post: (path, body) => call('POST', path, body),
    remove: (path, body) => call('DELETE', path, body),
  }
}

export interface Account {
  readonly simulator: Simulator
  readonly user: (name: string) => User
  readonly ticket: (subject: string) => Ticket
  readonly comments: (subject: string) => Comment[]
  /** By OAuth, with a token of that person's. */
  readonly as: (name: string, scopes?: readonly string[]) => Caller
  readonly with: (headers: Record<string, string>) => Caller
}

const first = <T>(items: Iterable<T>, fits: (item: T) => boolean, what: string): T => {
  for (const item of items) if (fits(item)) return item
  throw new Error(`The account holds no ${what}`)
}

/** The demo's account, fresh. */
export const anAccount = (options: SimulatorOptions = {}): Account => {
  const simulator = createSimulator(options)
  simulator.seed(1)
  const user = (name: string) => first(simulator.state.users.values(), (one) => one.name.startsWith(name), name)
  const ticket = (subject: string) => first(simulator.state.tickets.values(), (one) => one.subject === subject, subject)
  return {
    simulator,
    user,
    ticket,
    comments: (subject) => {
      const { id } = ticket(subject)
      return [...simulator.state.comments.values()].filter(({ ticket_id }) => ticket_id === id)
    },
    as: (name, scopes) => {
      const { access_token } = simulator.tokenFor(user(name).id, scopes === undefined ? {} : { scopes })
      return caller(simulator, { authorization: `Bearer ${access_token}` })
    },
    with: (headers) => caller(simulator, headers),
  }
}

export const at = <T>(items: readonly T[], index: number): T => {
  const item = items.at(index)
  if (item === undefined) throw new Error(`Nothing at ${index}`)
  return item
}
