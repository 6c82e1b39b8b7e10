import { useEffect, useState } from 'react'
import * as z from 'zod/mini'
import { ReadError } from '../../zaf.ts'
import { useHost } from './host.ts'

const answer = z.object({ brands: z.array(z.object({ id: z.number(), name: z.string() })) })

type Names = ReadonlyMap<number, string>

/** The account's brands by their numbers, as far as Zendesk tells the viewer; without them the numbers stand there. */
export const useBrands = (): Names => {
  const host = useHost()
  const [names, setNames] = useState<Names>(new Map())
  useEffect(() => {
    let isOver = false
    const ask = async () => {
      try {
        const found = answer.safeParse(await host?.read('/api/v2/brands.json'))
        if (found.success && !isOver) setNames(new Map(found.data.brands.map(({ id, name }) => [id, name])))
      } catch (error) {
        if (!(error instanceof ReadError)) throw error
      }
    }
    void ask()
    return () => {
      isOver = true
    }
  }, [host])
  return names
}
