import { useState } from 'react'
import type { Api } from '../../api.ts'

/** What was written on each version and not saved, for as long as the panel is open: leaving the editor loses nothing. */
const kept = new WeakMap<Api, Map<string, string>>()

const keptOf = (api: Api): Map<string, string> => {
  const texts = kept.get(api) ?? new Map<string, string>()
  kept.set(api, texts)
  return texts
}

/** The text on the page; `before` is the text as it is stored in the version, or empty where there is none yet. */
export const useUnsaved = (api: Api, versionId: string | undefined, before: string) => {
  const texts = keptOf(api)
  const id = versionId ?? ''
  const [text, setText] = useState(() => texts.get(id) ?? before)
  const forget = () => void texts.delete(id)
  const write = (next: string) => {
    if (next === before) forget()
    else texts.set(id, next)
    setText(next)
  }
  return { text, write, forget }
}
