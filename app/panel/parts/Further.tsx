import { useState } from 'react'
import { usePanelWords } from '../words.ts'
import { Actions } from './Block.tsx'
import { Press } from './Press.tsx'

/** Where each page of a list that has been turned to begins, the one shown last. */
export const useStarts = <Start,>(first: Start) => {
  const [starts, setStarts] = useState<readonly Start[]>([first])
  return { starts, after: starts.at(-1) ?? first, setStarts, toFirst: () => setStarts([first]) }
}

interface Shown<Start> {
  readonly more: boolean
  readonly lastId: Start | undefined
}

interface FurtherProps<Start> {
  readonly pages: Pick<ReturnType<typeof useStarts<Start>>, 'starts' | 'setStarts'>
  /** The page that is shown; undefined until it has come. */
  readonly shown: Shown<Start> | undefined
}

/**
 * Turns a list's pages, where it has several. It stays while a page comes, and so do both its buttons: whoever has pressed one
 * keeps the focus.
 */
export const Further = <Start,>({ pages: { starts, setStarts }, shown }: FurtherProps<Start>) => {
  const { say } = usePanelWords()
  const [last, setLast] = useState(shown)
  if (shown !== undefined && (shown.more !== last?.more || shown.lastId !== last.lastId)) setLast(shown)
  const { more, lastId } = shown ?? last ?? { more: false, lastId: undefined }
  if (starts.length === 1 && !more) return null
  return (
    <Actions style={{ marginTop: 8 }}>
      <Press
        size="small"
        isOff={shown === undefined || starts.length === 1}
        onClick={() => setStarts(starts.slice(0, -1))}
      >
        {say('panel.retention.earlier')}
      </Press>
      <Press
        size="small"
        isOff={shown === undefined || !more}
        onClick={() => {
          if (lastId !== undefined) setStarts([...starts, lastId])
        }}
      >
        {say('panel.retention.further')}
      </Press>
    </Actions>
  )
}
