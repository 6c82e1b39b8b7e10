import type { User } from '../records.ts'
import { isoSeconds } from '../clock.ts'
import type { World } from '../world.ts'
import { roleSeeds } from './roles.ts'

const day = 86_400_000

const groupSeeds = [
  { key: 'service', name: 'Service client', description: 'Questions, commandes, retours', is_public: true },
  { key: 'boutiques', name: 'Boutiques', description: 'Paris, Lyon, London', is_public: true },
  { key: 'payments', name: 'Paiements et fraude', description: 'Cartes, remboursements, litiges', is_public: true },
  { key: 'partner', name: 'Bureau partenaire', description: 'Dossiers de la banque partenaire', is_public: false },
  { key: 'care', name: 'Soins et facturation', description: 'Prestations de soins, mutuelles', is_public: true },
] as const

export type GroupKey = (typeof groupSeeds)[number]['key']

interface AgentSeed {
  readonly key: string
  readonly name: string
  readonly role: 'admin' | 'agent'
  /** A key of `roleSeeds`; agents without one follow the account's setting. */
  readonly custom: string | null
  readonly restriction: User['ticket_restriction']
  readonly groups: readonly GroupKey[]
  readonly locale: string
}

const agent = (key: string, name: string, custom: string | null, groups: readonly GroupKey[], locale = 'fr') =>
  ({ key, name, role: 'agent', custom, restriction: null, groups, locale }) satisfies AgentSeed

/** Twelve people: who administers, who may redact, who may not, who sees a part only. */
const agentSeeds: readonly AgentSeed[] = [
  { ...agent('claire', 'Claire Fontaine', null, ['service', 'payments', 'partner']), role: 'admin' },
  { ...agent('helen', 'Helen Marchetti', null, ['service'], 'en-GB'), role: 'admin' },
  agent('ines', 'Inès Robert', 'privacy', ['service', 'payments', 'care']),
  agent('julien', 'Julien Petit', 'advisor', ['service', 'payments']),
  agent('sarah', 'Sarah Whitfield', 'advisor', ['service'], 'en-GB'),
  agent('nora', 'Nora Lindqvist', 'light', ['service'], 'en-GB'),
  agent('mathieu', 'Mathieu Lefèvre', 'boutique', ['boutiques']),
  agent('karim', 'Karim Haddad', 'advisor', ['payments', 'partner']),
  { ...agent('lucie', 'Lucie Bernard', null, ['care']), restriction: 'groups' },
  agent('oliver', 'Oliver Grant', null, ['boutiques', 'service'], 'en-GB'),
  agent('chloe', 'Chloé Dubois', 'privacy', ['care', 'partner']),
  agent('pauline', 'Pauline Meyer', 'contributor', ['service']),
]

const customerSeeds = [
  ['claudine', 'Claudine Moreau', 'fr'],
  ['ashworth', 'Rebecca Ashworth', 'en-GB'],
  ['bruno', 'Bruno Delattre', 'fr'],
  ['amina', 'Amina Kaci', 'fr'],
  ['vasseur', 'Maître Édouard Vasseur', 'fr'],
  ['gerard', 'Gérard Lemoine', 'fr'],
  ['tom', 'Tom Hollis', 'en-GB'],
  ['emily', 'Emily Carver', 'en-US'],
  ['sophie', 'Sophie Garnier', 'fr'],
  ['paul', 'Paul Imbert', 'fr'],
  ['leila', 'Leïla Benali', 'fr'],
  ['marc', 'Marc Toussaint', 'fr'],
  ['hannah', 'Hannah Brooks', 'en-GB'],
  ['yves', 'Yves Caron', 'fr'],
  ['mei', 'Mei Tanaka', 'en-GB'],
  ['antoine', 'Antoine Roche', 'fr'],
  ['nadia', 'Nadia Ferrand', 'fr'],
  ['george', 'George Pickett', 'en-GB'],
  ['camille', 'Camille Aubry', 'fr'],
  ['david', 'David Lowe', 'en-US'],
] as const

export type CustomerKey = (typeof customerSeeds)[number][0]

export interface People {
  readonly agent: (key: string) => number
  readonly customer: (key: CustomerKey) => number
  readonly customers: readonly { readonly id: number; readonly locale: string }[]
  readonly group: (key: GroupKey) => number
  readonly brands: readonly number[]
}

const known = (map: ReadonlyMap<string, number>) => (key: string) => {
  const id = map.get(key)
  if (id === undefined) throw new Error(`The seed knows no ${key}`)
  return id
}

const mailOf = (name: string, domain: string): string =>
  `${name
    .normalize('NFD')
    .replaceAll(/[^\w ]/g, '')
    .toLowerCase()
    .replaceAll(' ', '.')}@${domain}`

export const seedPeople = (world: World): People => {
  const { state, clock } = world
  const past = isoSeconds(clock.now() - 900 * day)
  const stamps = { created_at: past, updated_at: past }

  const organization = { id: state.nextId(), name: 'Banque Aurore', ...stamps }
  state.organizations.set(organization.id, organization)

  const brands = [
    { name: 'Maison Lumière', subdomain: 'maison-lumiere', default: true },
    { name: 'Atelier Lumière', subdomain: 'atelier-lumiere', default: false },
    { name: 'Lumière Pro', subdomain: 'lumiere-pro', default: false },
  ].map((brand) => ({ id: state.nextId(), ...brand, ...stamps }))
  for (const brand of brands) state.brands.set(brand.id, brand)

  const groups = new Map<string, number>()
  for (const { key, ...group } of groupSeeds) {
    const id = state.nextId()
    groups.set(key, id)
    state.groups.set(id, { id, ...group, ...stamps })
  }

  const roles = new Map<string, number>()
  for (const { key, ...role } of roleSeeds) {
    const id = state.nextId()
    roles.set(key, id)
    state.roles.set(id, { id, ...role, configuration: { ...role.configuration }, ...stamps })
  }

  const common = {
    phone: null,
    organization_id: null,
    iana_time_zone: 'Europe/Paris',
    suspended: false,
    active: true,
    tags: [],
    ...stamps,
    last_login_at: isoSeconds(clock.now() - day),
  }

  const agents = new Map<string, number>()
  for (const { key, name, role, custom, restriction, groups: memberOf, locale } of agentSeeds) {
    const id = state.nextId()
    agents.set(key, id)
    const customRole = custom === null ? undefined : state.roles.get(known(roles)(custom))
    state.users.set(id, {
      ...common,
      tags: [],
      id,
      name,
      email: mailOf(name, 'maison-lumiere.example'),
      role,
      role_type: role === 'admin' ? 4 : (customRole?.role_type ?? 0),
      custom_role_id: customRole?.id ?? null,
      ticket_restriction: restriction,
      only_private_comments: customRole?.configuration['ticket_comment_access'] === 'none',
      default_group_id: known(groups)(memberOf[0] ?? 'service'),
      locale,
    })
    for (const [index, group] of memberOf.entries()) {
      const membership = state.nextId()
      const group_id = known(groups)(group)
      state.memberships.set(membership, { id: membership, user_id: id, group_id, default: index === 0, ...stamps })
    }
  }

  const customers = new Map<string, number>()
  for (const [key, name, locale] of customerSeeds) {
    const id = state.nextId()
    customers.set(key, id)
    state.users.set(id, {
      ...common,
      tags: [],
      id,
      name,
      email: mailOf(name, 'customer.example'),
      role: 'end-user',
      role_type: null,
      custom_role_id: null,
      ticket_restriction: 'requested',
      only_private_comments: false,
      default_group_id: null,
      organization_id: key === 'vasseur' ? organization.id : null,
      locale,
      last_login_at: null,
    })
  }

  return {
    agent: known(agents),
    customer: known(customers),
    customers: customerSeeds.map(([key, , locale]) => ({ id: known(customers)(key), locale })),
    group: known(groups),
    brands: brands.map(({ id }) => id),
  }
}
