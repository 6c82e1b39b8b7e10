import { useEffect, useState } from 'react'
import type { createPeople, People } from '../../ticket/people.ts'
import { ReadError } from '../../zaf.ts'

export type AskPeople = ReturnType<typeof createPeople>

const nobody: People = new Map()

/** Names of users as Zendesk has them; until they come, and where they don't, their numbers do. */
export const usePeople = (ask: AskPeople, ids: readonly number[]): People => {
  const [people, setPeople] = useState(nobody)
  const wanted = [...new Set(ids)].sort((one, other) => one - other).join(',')
  useEffect(() => {
    let isGone = false
    const read = async () => {
      try {
        const known = await ask(wanted === '' ? [] : wanted.split(',').map(Number))
        if (!isGone) setPeople(new Map(known))
      } catch (error) {
        if (!(error instanceof ReadError)) throw error
      }
    }
    void read()
    return () => {
      isGone = true
    }
  }, [ask, wanted])
  return people
}
