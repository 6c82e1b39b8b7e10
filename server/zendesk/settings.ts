import * as z from 'zod/mini'
import type { Library } from './library.ts'
import { maybe, read } from './read.ts'

export interface AccountSettings {
  /** Whether agents without a custom role may delete tickets, and so redact. */
  readonly agentTicketDeletion: boolean
  /** Redaction by comment works in Agent Workspace only. */
  readonly agentWorkspace: boolean
}

const schema = z.object({
  tickets: maybe(z.object({ agent_ticket_deletion: maybe(z.boolean()) })),
  agents: maybe(z.object({ agent_workspace: maybe(z.boolean()) })),
})

export const accountSettings = (library: Library) => ({
  settings: async (): Promise<AccountSettings> => {
    const { result } = await library.accountsettings.show()
    const settings = read(schema, result, 'GET /account/settings')
    return {
      agentTicketDeletion: settings.tickets?.agent_ticket_deletion ?? false,
      agentWorkspace: settings.agents?.agent_workspace ?? false,
    }
  },
})
