import * as z from 'zod/mini'
import { parse, type Read } from './pages.ts'

const usersPage = z.object({
  users: z.array(
    z.object({
      id: z.number(),
      name: z.string(),
      role: z.nullish(z.string()),
      email: z.nullish(z.string()),
      phone: z.nullish(z.string()),
    }),
  ),
})

export interface Person {
  readonly name: string
  readonly kind: 'customer' | 'agent'
  readonly emails: readonly string[]
  readonly phones: readonly string[]
}

export type People = ReadonlyMap<number, Person>

/** How many Zendesk tells of in one answer. */
const atOnce = 100

/** Who wrote and who redacted, each asked for once. */
export const createPeople = (read: Read) => {
  const known = new Map<number, Person>()
  const ask = async (ids: readonly number[]) => {
    const answer = parse(usersPage, await read(`/api/v2/users/show_many.json?ids=${ids.join(',')}`))
    for (const { id, name, role, email, phone } of answer.users) {
      const kind = role === 'agent' || role === 'admin' ? 'agent' : 'customer'
      known.set(id, { name, kind, emails: email ? [email] : [], phones: phone ? [phone] : [] })
    }
  }
  return async (ids: Iterable<number>): Promise<People> => {
    const wanted = [...new Set(ids)].filter((id) => !known.has(id))
    for (let start = 0; start < wanted.length; start += atOnce) await ask(wanted.slice(start, start + atOnce))
    return known
  }
}
