import * as z from 'zod/mini'
import type { Library } from './library.ts'
import { maybe, read } from './read.ts'

export interface CustomRole {
  readonly id: number
  readonly name: string
  readonly roleType: number | null
  /** `all`, `within-groups`, `within-groups-and-public-groups`, `within-organization`, `assigned-only`. */
  readonly ticketAccess: string | null
  /** Zendesk lets those redact who may delete tickets; it has no word of its own for redaction here. */
  readonly ticketDeletion: boolean
}

const schema = z.object({
  id: z.number(),
  name: z.string(),
  role_type: maybe(z.number()),
  configuration: z.object({ ticket_access: maybe(z.string()), ticket_deletion: maybe(z.boolean()) }),
})

export const customRoles = (library: Library) => ({
  customRole: async (roleId: number): Promise<CustomRole> => {
    const { result } = await library.customagentroles.show(roleId)
    const call = 'GET /custom_roles/{id}'
    const { custom_role: role } = read(z.object({ custom_role: schema }), result, call)
    return {
      id: role.id,
      name: role.name,
      roleType: role.role_type ?? null,
      ticketAccess: role.configuration.ticket_access ?? null,
      ticketDeletion: role.configuration.ticket_deletion ?? false,
    }
  },
})
