import * as z from 'zod/mini'
import type { Instant } from '../../core/time.ts'
import type { Library } from './library.ts'
import { maybe, read } from './read.ts'
import { viaOf, viaSchema } from './via.ts'

export interface Ticket {
  readonly id: number
  readonly subject: string | null
  readonly status: string
  readonly tags: readonly string[]
  readonly createdAt: Instant | null
  /** As Zendesk wrote it, to the letter: a safe update sends it back. */
  readonly updatedAt: Instant
  readonly groupId: number | null
  readonly assigneeId: number | null
  readonly requesterId: number | null
  readonly submitterId: number | null
  readonly organizationId: number | null
  readonly brandId: number | null
  readonly collaboratorIds: readonly number[]
  readonly followerIds: readonly number[]
  readonly viaChannel: string | null
}

const id = maybe(z.number())

const schema = z.object({
  id: z.number(),
  subject: maybe(z.string()),
  status: z.string(),
  tags: z.array(z.string()),
  created_at: maybe(z.string()),
  updated_at: z.string(),
  group_id: id,
  assignee_id: id,
  requester_id: id,
  submitter_id: id,
  organization_id: id,
  brand_id: id,
  collaborator_ids: maybe(z.array(z.number())),
  follower_ids: maybe(z.array(z.number())),
  via: maybe(viaSchema),
})

const ticketOf = (raw: z.output<typeof schema>): Ticket => ({
  id: raw.id,
  subject: raw.subject ?? null,
  status: raw.status,
  tags: raw.tags,
  createdAt: raw.created_at ?? null,
  updatedAt: raw.updated_at,
  groupId: raw.group_id ?? null,
  assigneeId: raw.assignee_id ?? null,
  requesterId: raw.requester_id ?? null,
  submitterId: raw.submitter_id ?? null,
  organizationId: raw.organization_id ?? null,
  brandId: raw.brand_id ?? null,
  collaboratorIds: raw.collaborator_ids ?? [],
  followerIds: raw.follower_ids ?? [],
  viaChannel: viaOf(raw.via).channel,
})

export const tickets = (library: Library) => ({
  ticket: async (ticketId: number): Promise<Ticket> => {
    const { result } = await library.tickets.show(ticketId)
    return ticketOf(read(schema, result, 'GET /tickets/{id}'))
  },
})
