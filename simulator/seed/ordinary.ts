import type { Status } from '../records.ts'
import type { World } from '../world.ts'
import { english, french, type Conversation } from './ordinary-texts.ts'
import type { GroupKey, People } from './people.ts'
import { writeTicket, type CommentSeed } from './write.ts'

type Random = () => number

/** mulberry32: small, and the same everywhere. */
const randomFrom = (seed: number): Random => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const choose = <T>(random: Random, items: readonly T[]): T => {
  const item = items[Math.floor(random() * items.length)]
  if (item === undefined) throw new Error('Nothing to choose from')
  return item
}

/** Eight digits with letters before them: too short for a card, too odd for a phone. */
const orderNumber = (random: Random): string => `ML-${String(Math.floor(random() * 9e7) + 1e7)}`

/** Nobody is given a ticket of a group that they don't belong to. */
const assignees = {
  service: ['julien', 'sarah', 'ines', 'oliver'],
  boutiques: ['mathieu', 'oliver'],
  payments: ['julien', 'karim', 'ines'],
  partner: ['karim', 'chloe'],
  care: ['lucie', 'chloe', 'ines'],
} as const satisfies Record<GroupKey, readonly string[]>

const statusAt = (random: Random, daysAgo: number): Status => {
  if (daysAgo > 35) return 'closed'
  if (daysAgo > 10) return 'solved'
  return choose(random, ['new', 'open', 'open', 'pending', 'hold', 'solved'] as const)
}

export const seedOrdinary = (world: World, people: People, seed: number, count: number): void => {
  const random = randomFrom(seed)
  const used = { fr: 0, en: 0 }

  const next = (locale: string): Conversation => {
    const isFrench = locale.startsWith('fr')
    const pool = isFrench ? french : english
    const index = isFrench ? used.fr++ : used.en++
    const conversation = pool[index % pool.length]
    if (conversation === undefined) throw new Error('No conversation is left')
    return conversation
  }

  for (let index = 0; index < count; index += 1) {
    const { id: requester, locale } = choose(random, people.customers)
    const conversation = next(locale)
    const fill = (text: string): string =>
      text.replaceAll('{order}', orderNumber(random)).replaceAll('{amount}', String(Math.floor(random() * 400) + 20))
    const daysAgo = Math.round(random() ** 2 * 900) / 10 + 0.2
    const status = statusAt(random, daysAgo)
    const assignee = status === 'new' ? null : people.agent(choose<string>(random, assignees[conversation.group]))
    const channel = choose(random, ['web', 'web', 'email', 'api'] as const)
    const asked: CommentSeed = { by: requester, body: fill(conversation.asks), channel }
    const answered: CommentSeed[] =
      assignee === null ? [] : [{ by: assignee, body: fill(conversation.answers), after: 1 + random() * 20 }]
    const thanked: CommentSeed[] =
      assignee === null || conversation.closes === undefined
        ? []
        : [{ by: requester, body: conversation.closes, channel, after: 2 + random() * 30 }]
    writeTicket(world, {
      subject: conversation.subject,
      daysAgo,
      status,
      requester,
      assignee,
      group: people.group(conversation.group),
      brand: choose(random, people.brands),
      priority: choose(random, ['low', 'normal', 'normal', 'high'] as const),
      tags: conversation.tags,
      comments: [asked, ...answered, ...thanked],
    })
  }
}
