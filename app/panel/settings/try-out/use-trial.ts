import { useEffect, useState } from 'react'
import type { DetectionSettings } from '../../../../contract/detection.ts'
import type { Trial, Try } from './trial.ts'

export type Trying =
  | { readonly state: 'empty' }
  | { readonly state: 'trying'; readonly before: Trial | undefined }
  | { readonly state: 'tried'; readonly trial: Trial }
  | { readonly state: 'failed' }

/** Long enough that typing isn't answered letter by letter. */
const patience = 250

/** Until the browser has drawn what is there: a long text keeps it busy, and it should have said so first. */
const drawn = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())))

/** The text under the settings as they are on the page, tried again whenever either changes. */
export const useTrial = (attempt: Try, settings: DetectionSettings, text: string): Trying => {
  const [done, setDone] = useState<{
    readonly of: readonly [DetectionSettings, string]
    readonly trial: Trial | undefined
  }>()
  useEffect(() => {
    if (text.trim() === '') return undefined
    let isStale = false
    const answer = (trial: Trial | undefined) => {
      if (!isStale) setDone({ of: [settings, text], trial })
    }
    const timer = setTimeout(() => {
      drawn()
        .then(() => (isStale ? undefined : attempt(settings, text)))
        .then(answer, () => answer(undefined))
    }, patience)
    return () => {
      isStale = true
      clearTimeout(timer)
    }
  }, [attempt, settings, text])
  if (text.trim() === '') return { state: 'empty' }
  const isNow = done !== undefined && done.of[0] === settings && done.of[1] === text
  if (!isNow) return { state: 'trying', before: done?.trial }
  return done.trial === undefined ? { state: 'failed' } : { state: 'tried', trial: done.trial }
}
