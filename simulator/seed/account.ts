import type { World } from '../world.ts'
import { seedBank } from './bank.ts'
import { seedForms } from './forms.ts'
import { seedOrdinary } from './ordinary.ts'
import { seedPeople } from './people.ts'
import { seedStories } from './stories.ts'

export const ticketCount = 60

/** "Maison Lumière": the same number gives the same account, but for its dates, which are counted back from now. */
export const seedAccount = (world: World, seed: number): void => {
  const people = seedPeople(world)
  seedForms(world)
  seedStories(world, people)
  seedBank(world, people)
  seedOrdinary(world, people, seed, ticketCount - world.state.tickets.size)
}
