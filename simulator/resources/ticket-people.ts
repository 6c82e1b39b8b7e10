import type { Ticket } from '../records.ts'
import { unprocessable } from '../wire/answer.ts'
import { fieldsOf, idOf, listOf, textOf, type Fields } from '../wire/read.ts'
import type { World } from '../world.ts'
import type { Further } from './ticket-fields.ts'

/** Everybody in copy: those who get mails, and agents who follow. */
export const collaboratorsOf = ({ email_cc_ids, follower_ids }: Ticket): number[] => [
  ...new Set([...email_cc_ids, ...follower_ids]),
]

const isAgent = ({ state }: World, id: number): boolean => state.users.get(id)?.role !== 'end-user'

const userIn = ({ state }: World, name: string, written: unknown): number => {
  const id = idOf(written)
  if (id === undefined || !state.users.has(id)) throw unprocessable(name, `${name}: is invalid`)
  return id
}

/** `[{user_id, action}]`: puts or deletes each; without an action it puts. */
const applied = (world: World, name: string, before: readonly number[], written: unknown): readonly number[] =>
  listOf(written).reduce<readonly number[]>((sofar, one) => {
    const { user_id, action } = fieldsOf(one)
    const id = userIn(world, name, user_id)
    if (name === 'followers' && !isAgent(world, id)) throw unprocessable(name, `${name}: must be an agent`)
    const others = sofar.filter((other) => other !== id)
    return textOf(action) === 'delete' ? others : [...others, id]
  }, before)

/** Reads and checks them; nothing is changed yet. Whoever is named as a collaborator follows where they may, else gets mails. */
export const peopleChanges = (
  world: World,
  ticket: Pick<Ticket, 'follower_ids' | 'email_cc_ids'>,
  fields: Fields,
): Further => {
  const { followers, email_ccs, collaborator_ids } = fields
  if (collaborator_ids !== undefined) {
    const ids = [...new Set(listOf(collaborator_ids).map((id) => userIn(world, 'collaborator_ids', id)))]
    const following = ids.filter((id) => isAgent(world, id))
    return { follower_ids: following, email_cc_ids: ids.filter((id) => !following.includes(id)) }
  }
  return {
    ...(followers === undefined ? {} : { follower_ids: applied(world, 'followers', ticket.follower_ids, followers) }),
    ...(email_ccs === undefined ? {} : { email_cc_ids: applied(world, 'email_ccs', ticket.email_cc_ids, email_ccs) }),
  }
}
