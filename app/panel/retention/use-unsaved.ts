import { useEffect, useState } from 'react'
import type { Api } from '../../api.ts'
import { draftsOf } from './drafts.ts'

/** The version that a text is written on. */
export interface Base {
  readonly id: string
  readonly number: number
}

/** The text on the page; `before` is the text as it is stored in the version, or empty where there is none yet. */
export const useUnsaved = (api: Api, base: Base | undefined, before: string) => {
  const drafts = draftsOf(api)
  const id = base?.id ?? ''
  const [text, setText] = useState(() => drafts.of(id)?.text ?? before)
  const [others, setOthers] = useState(() => drafts.all().filter(([versionId]) => versionId !== id))
  const isUnsaved = text !== before
  useEffect(() => {
    if (!isUnsaved) return undefined
    const ask = (event: Event) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isUnsaved])
  return {
    text,
    /** What was written on other versions, by their ids: this page doesn't show it. */
    others,
    write: (next: string) => {
      if (next === before) drafts.drop(id)
      else drafts.keep(id, { text: next, number: base?.number ?? null })
      setText(next)
    },
    /** What was saved, and nothing that was written since. */
    forget: (saved: string) => {
      if (drafts.of(id)?.text === saved) drafts.drop(id)
    },
    drop: (versionId: string) => {
      drafts.drop(versionId)
      setOthers((left) => left.filter(([one]) => one !== versionId))
    },
  }
}
