import type { Words } from '../language/index.ts'
import type { People } from '../ticket/people.ts'
import { ReadError } from '../zaf.ts'

/** Names are Zendesk's to tell; without them the numbers still say who it was. */
export const named = async (
  ask: (ids: readonly number[]) => Promise<People>,
  ids: readonly number[],
): Promise<People> => {
  try {
    return new Map(await ask(ids))
  } catch (error) {
    if (error instanceof ReadError) return new Map()
    throw error
  }
}

export const nameIn = (say: Words['say'], people: People, userId: number, id: number): string =>
  id === userId ? say('history.you') : (people.get(id)?.name ?? say('history.user', { id: String(id) }))
