import * as z from 'zod/mini'
import type { AccountFacts, IpRange, TicketFacts } from '../../core/access/index.ts'

const maybe = <Of extends z.ZodMiniType>(type: Of) => z.catch(z.nullish(type), undefined)
const id = z.coerce.number()
const ids = z.catch(z.array(id), [])
const text = maybe(z.string())
const list = <Of extends z.ZodMiniType>(item: Of) => z.catch(z.nullish(z.array(item)), undefined)

const meta = z.object({
  account: maybe(z.object({ time_zone: text })),
  agents: list(
    z.object({
      id,
      role: text,
      custom_role_id: maybe(id),
      group_ids: maybe(ids),
      time_zone: text,
      iana_time_zone: text,
      created_at: text,
      last_login_at: text,
    }),
  ),
  groups: list(z.object({ id, name: text })),
  custom_roles: list(z.object({ id, name: text })),
  group_memberships: list(z.object({ user_id: id, group_id: id, created_at: text, deleted_at: text })),
  vip_user_ids: list(id),
  end_users: list(z.object({ id, email: text, tags: maybe(z.array(z.string())) })),
  ip_ranges: list(
    z.object({
      cidr: z.string(),
      country: z.string(),
      city: text,
      lat: maybe(z.number()),
      lon: maybe(z.number()),
      kind: text,
    }),
  ),
  corporate_networks: list(z.string()),
  schedules: list(z.object({ time_zone: z.string(), holidays: z.catch(z.array(z.string()), []) })),
  on_call: list(z.object({ user_id: id, start: z.string(), end: z.string() })),
  views: list(z.object({ id, group_ids: z.catch(z.array(id), []), user_id: maybe(id) })),
})

const moment = (written: string | null | undefined): number | undefined => {
  const at = Date.parse(written ?? '')
  return Number.isNaN(at) ? undefined : at
}

export interface AccountFile {
  readonly facts: AccountFacts
  readonly ranges: readonly IpRange[] | undefined
}

/** The file of `--meta`; a part that is missing or unreadable is left out, and nothing else is. */
export const accountFrom = (input: unknown): AccountFile | undefined => {
  const read = meta.safeParse(input)
  if (!read.success) return undefined
  const { data } = read
  return {
    ranges: data.ip_ranges?.map((range) => ({
      cidr: range.cidr,
      country: range.country,
      city: range.city ?? undefined,
      lat: range.lat ?? undefined,
      lon: range.lon ?? undefined,
      kind: range.kind ?? undefined,
    })),
    facts: {
      time_zone: data.account?.time_zone ?? undefined,
      agents: data.agents?.map((agent) => ({
        id: agent.id,
        role: agent.role ?? undefined,
        custom_role_id: agent.custom_role_id ?? undefined,
        group_ids: agent.group_ids ?? undefined,
        time_zone: agent.iana_time_zone ?? agent.time_zone ?? undefined,
        created_at: moment(agent.created_at),
        last_login_at: moment(agent.last_login_at),
      })),
      groups: data.groups?.map(({ id, name }) => ({ id, name: name ?? undefined })),
      custom_roles: data.custom_roles?.map(({ id, name }) => ({ id, name: name ?? undefined })),
      memberships: data.group_memberships?.map(({ user_id, group_id, created_at, deleted_at }) => ({
        user_id,
        group_id,
        from: moment(created_at) ?? -Infinity,
        to: moment(deleted_at) ?? Infinity,
      })),
      vip_user_ids: data.vip_user_ids ?? undefined,
      end_users: data.end_users?.map(({ id, email, tags }) => ({
        id,
        email: email ?? undefined,
        vip: tags?.includes('vip') ?? false,
      })),
      corporate_networks: data.corporate_networks ?? undefined,
      holidays: data.schedules?.map(({ time_zone, holidays }) => ({ time_zone, days: holidays })),
      on_call: data.on_call?.map(({ user_id, start, end }) => ({
        user_id,
        from: moment(start) ?? Infinity,
        to: moment(end) ?? -Infinity,
      })),
      views: data.views?.map(({ id, group_ids, user_id }) => ({ id, group_ids, user_id: user_id ?? undefined })),
    },
  }
}

const ticket = z.object({
  id,
  group_id: maybe(id),
  organization_id: maybe(id),
  requester_id: maybe(id),
  created_at: text,
  closed_at: text,
  collaborator_ids: z.optional(ids),
  commenter_ids: z.optional(ids),
  history: list(z.object({ at: z.string(), group_id: maybe(id), assignee_id: maybe(id) })),
})

/** One line of `--tickets`. */
export const ticketFrom = (input: unknown): TicketFacts | undefined => {
  const read = ticket.safeParse(input)
  if (!read.success) return undefined
  const { data } = read
  return {
    id: data.id,
    requester: data.requester_id ?? undefined,
    createdAt: moment(data.created_at),
    closedAt: moment(data.closed_at),
    organization: data.organization_id ?? undefined,
    group: data.group_id ?? undefined,
    collaborators: data.collaborator_ids ?? [],
    commenters: data.commenter_ids ?? [],
    history: (data.history ?? []).flatMap(({ at, group_id, assignee_id }) => {
      const since = moment(at)
      return since === undefined
        ? []
        : [{ at: since, group: group_id ?? undefined, assignee: assignee_id ?? undefined }]
    }),
  }
}
