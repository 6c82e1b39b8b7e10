import { needsEnterprise } from '../gate/permissions.ts'
import type { Brand, CustomRole, Group, Membership, Organization } from '../records.ts'
import { groupsOf } from '../state.ts'
import { badRequest, notFound, ok } from '../wire/answer.ts'
import { listAnswer } from '../wire/paging.ts'
import { idOf, idsIn } from '../wire/read.ts'
import type { Call, Route } from '../wire/route.ts'
import type { World } from '../world.ts'

const urlOf = (world: World, kind: string, id: number): string => `${world.origin}/api/v2/${kind}/${id}.json`

const showGroup = (world: World) => (group: Group) => ({
  url: urlOf(world, 'groups', group.id),
  ...group,
  default: false,
  deleted: false,
})

const showMembership = (world: World) => (membership: Membership) => ({
  url: urlOf(world, 'group_memberships', membership.id),
  ...membership,
})

export const showOrganization = (world: World) => (organization: Organization) => ({
  url: urlOf(world, 'organizations', organization.id),
  ...organization,
  details: null,
  notes: null,
  external_id: null,
  group_id: null,
  domain_names: [],
  tags: [],
  shared_tickets: false,
  shared_comments: false,
  organization_fields: {},
})

const showBrand = (world: World) => (brand: Brand) => ({
  url: urlOf(world, 'brands', brand.id),
  ...brand,
  brand_url: `https://${brand.subdomain}.zendesk.com`,
  active: true,
  is_deleted: false,
  has_help_center: false,
  help_center_state: 'disabled',
  host_mapping: null,
  logo: null,
  signature_template: '{{agent.signature}}',
  ticket_form_ids: [],
})

const showRole = (world: World) => (role: CustomRole) => ({
  ...role,
  team_member_count: [...world.state.users.values()].filter(({ custom_role_id }) => custom_role_id === role.id).length,
})

const one = <T>(call: Call, records: ReadonlyMap<number, T>, param: string): T => {
  const found = records.get(idOf(call.params[param]) ?? 0)
  if (found === undefined) throw notFound()
  return found
}

const settingsOf = ({ settings, state }: World) => ({
  active_features: { light_agents: true, ticket_tagging: true, user_tagging: true, on_hold_status: true },
  agents: { agent_workspace: true, focus_mode: false, idle_timeout_enabled: false },
  api: { accepted_api_agreement: true, api_password_access: 'false', api_token_access: 'true' },
  apps: { create_private: true, create_public: false, use: true },
  brands: {
    default_brand_id: [...state.brands.values()].find((brand) => brand.default)?.id ?? 0,
    require_brand_on_new_tickets: false,
  },
  chat: { available: true, enabled: true, integrated: true, maximum_request_count: 3 },
  limits: { attachment_size: 52_428_800 },
  localization: { locale_ids: [1, 16] },
  tickets: {
    agent_collision: true,
    agent_ticket_deletion: settings.agent_ticket_deletion,
    comments_public_by_default: true,
    private_attachments: false,
    rich_text_comments: true,
    status_hold: true,
    tagging: true,
  },
})

const membershipsOf = (call: Call) => {
  const user = one(call, call.world.state.users, 'user_id')
  const { memberships } = call.world.state
  const found = [...memberships.values()].filter(({ user_id }) => user_id === user.id)
  return listAnswer(call, 'group_memberships', found, showMembership(call.world))
}

const groupsOfUser = (call: Call) => {
  const user = one(call, call.world.state.users, 'user_id')
  const ids = groupsOf(call.world.state, user.id)
  const groups = [...call.world.state.groups.values()].filter(({ id }) => ids.includes(id))
  return listAnswer(call, 'groups', groups, showGroup(call.world))
}

const get = { method: 'GET', access: 'agent' } as const

export const accountRoutes: readonly Route[] = [
  { ...get, path: '/api/v2/account/settings', handle: ({ world }) => ok({ settings: settingsOf(world) }) },
  {
    ...get,
    path: '/api/v2/groups',
    handle: (call) => listAnswer(call, 'groups', [...call.world.state.groups.values()], showGroup(call.world)),
  },
  {
    ...get,
    path: '/api/v2/groups/:group_id',
    handle: (call) => ok({ group: showGroup(call.world)(one(call, call.world.state.groups, 'group_id')) }),
  },
  {
    ...get,
    path: '/api/v2/group_memberships',
    handle: (call) =>
      listAnswer(call, 'group_memberships', [...call.world.state.memberships.values()], showMembership(call.world)),
  },
  {
    ...get,
    path: '/api/v2/group_memberships/:membership_id',
    handle: (call) =>
      ok({ group_membership: showMembership(call.world)(one(call, call.world.state.memberships, 'membership_id')) }),
  },
  { ...get, path: '/api/v2/users/:user_id/group_memberships', resource: 'users', handle: membershipsOf },
  { ...get, path: '/api/v2/users/:user_id/groups', resource: 'users', handle: groupsOfUser },
  {
    ...get,
    path: '/api/v2/organizations',
    resource: 'organizations',
    handle: (call) =>
      listAnswer(call, 'organizations', [...call.world.state.organizations.values()], showOrganization(call.world)),
  },
  {
    ...get,
    path: '/api/v2/organizations/show_many',
    resource: 'organizations',
    handle: (call) => {
      const ids = idsIn(call.query)
      if (ids.length > 100) throw badRequest('Too many ids: at most 100')
      const found = [...call.world.state.organizations.values()].filter(({ id }) => ids.includes(id))
      return ok({
        organizations: found.map(showOrganization(call.world)),
        count: found.length,
        next_page: null,
        previous_page: null,
      })
    },
  },
  {
    ...get,
    path: '/api/v2/organizations/:organization_id',
    resource: 'organizations',
    handle: (call) =>
      ok({
        organization: showOrganization(call.world)(one(call, call.world.state.organizations, 'organization_id')),
      }),
  },
  {
    ...get,
    path: '/api/v2/custom_roles',
    handle: ({ world }) => {
      needsEnterprise(world)
      return ok({ custom_roles: [...world.state.roles.values()].map(showRole(world)) })
    },
  },
  {
    ...get,
    path: '/api/v2/custom_roles/:role_id',
    handle: (call) => {
      needsEnterprise(call.world)
      return ok({ custom_role: showRole(call.world)(one(call, call.world.state.roles, 'role_id')) })
    },
  },
  {
    ...get,
    path: '/api/v2/brands',
    handle: (call) => listAnswer(call, 'brands', [...call.world.state.brands.values()], showBrand(call.world)),
  },
  {
    ...get,
    path: '/api/v2/brands/:brand_id',
    handle: (call) => ok({ brand: showBrand(call.world)(one(call, call.world.state.brands, 'brand_id')) }),
  },
]
