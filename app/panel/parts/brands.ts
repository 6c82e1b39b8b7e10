import { useEffect, useState } from 'react'
import * as z from 'zod/mini'
import { ReadError } from '../../zaf.ts'
import { useHost } from './host.ts'

const named = z.array(z.object({ id: z.number(), name: z.string() }))
const lists = { brands: z.object({ brands: named }), ticket_forms: z.object({ ticket_forms: named }) } as const

type Names = ReadonlyMap<number, string>

const namesIn = (list: keyof typeof lists, read: unknown): Names | undefined => {
  const found = lists[list].safeParse(read)
  if (!found.success) return undefined
  const lines = 'brands' in found.data ? found.data.brands : found.data.ticket_forms
  return new Map(lines.map(({ id, name }) => [id, name]))
}

/** The account's own names for numbers, as far as Zendesk tells the viewer; without them the numbers stand there. */
const useNames = (list: keyof typeof lists, isWanted: boolean): Names => {
  const host = useHost()
  const [names, setNames] = useState<Names>(new Map())
  useEffect(() => {
    let isOver = false
    const ask = async () => {
      try {
        const found = namesIn(list, await host?.read(`/api/v2/${list}.json`))
        if (found !== undefined && !isOver) setNames(found)
      } catch (error) {
        if (!(error instanceof ReadError)) throw error
      }
    }
    if (isWanted) void ask()
    return () => {
      isOver = true
    }
  }, [host, list, isWanted])
  return names
}

export const useBrands = (): Names => useNames('brands', true)

/** Asked for only where there is a form to name: not every account has them. */
export const useForms = (isWanted: boolean): Names => useNames('ticket_forms', isWanted)
