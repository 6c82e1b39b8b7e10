import * as z from 'zod/mini'
import type { Library } from './library.ts'
import { maybe, read } from './read.ts'

export interface Group {
  readonly id: number
  readonly name: string
  /** A private group's tickets are seen by its members only. */
  readonly isPublic: boolean
}

/** Where Zendesk says nothing the group is taken for a private one: guessing wide would show tickets. */
const schema = z.object({ id: z.number(), name: z.string(), is_public: maybe(z.boolean()) })

export const groups = (library: Library) => ({
  group: async (groupId: number): Promise<Group> => {
    const { result } = (await library.groups.show(groupId)) as { readonly result: unknown }
    const { id, name, is_public } = read(schema, result, 'GET /groups/{id}')
    return { id, name, isPublic: is_public ?? false }
  },
})
