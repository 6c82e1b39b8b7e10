import { useEffect, useState } from 'react'
import { createPeople, type People } from '../../ticket/people.ts'
import { ReadError } from '../../zaf.ts'
import type { PanelWords } from '../words.ts'
import { useHost } from './host.ts'

type Host = NonNullable<ReturnType<typeof useHost>>

const nobody: People = new Map()

/** One for each Zendesk around the panel, so that pages ask for a name once between them. Kept by nobody but the page. */
const asking = new WeakMap<Host, ReturnType<typeof createPeople>>()

const peopleAround = (host: Host) => {
  const known = asking.get(host) ?? createPeople((path) => host.read(path, () => undefined))
  asking.set(host, known)
  return known
}

/**
 * Names of users as Zendesk tells the viewer now, with the viewer's own rights; until they come, and where they don't, their
 * numbers do. Null is nobody.
 */
export const usePeople = (ids: readonly (number | null)[]): People => {
  const host = useHost()
  const [people, setPeople] = useState(nobody)
  const wanted = [...new Set(ids)]
    .filter((id) => id !== null)
    .sort((one, other) => one - other)
    .join(',')
  useEffect(() => {
    let isGone = false
    const read = async (around: Host) => {
      try {
        const known = await peopleAround(around)(wanted.split(',').map(Number))
        if (!isGone) setPeople(new Map(known))
      } catch (error) {
        if (!(error instanceof ReadError)) throw error
      }
    }
    if (host !== undefined && wanted !== '') void read(host)
    return () => {
      isGone = true
    }
  }, [host, wanted])
  return people
}

export const nameOf = ({ say }: PanelWords, people: People, id: number): string =>
  people.get(id)?.name ?? say('panel.user', { id: String(id) })
