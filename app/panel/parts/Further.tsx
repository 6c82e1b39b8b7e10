import { Button } from '@zendeskgarden/react-buttons'
import { useState } from 'react'
import { usePanelWords } from '../words.ts'
import { Actions } from './Block.tsx'

/** Where each page of a list that has been turned to begins, the one shown last. */
export const useStarts = <Start,>(first: Start) => {
  const [starts, setStarts] = useState<readonly Start[]>([first])
  return { starts, after: starts.at(-1) ?? first, setStarts, toFirst: () => setStarts([first]) }
}

interface FurtherProps<Start> {
  readonly pages: Pick<ReturnType<typeof useStarts<Start>>, 'starts' | 'setStarts'>
  readonly more: boolean
  readonly lastId: Start | undefined
}

/** Turns a list's pages, where it has several. */
export const Further = <Start,>({ pages: { starts, setStarts }, more, lastId }: FurtherProps<Start>) => {
  const { say } = usePanelWords()
  if (starts.length === 1 && !more) return null
  return (
    <Actions style={{ marginTop: 8 }}>
      {starts.length > 1 ? (
        <Button size="small" onClick={() => setStarts(starts.slice(0, -1))}>
          {say('panel.retention.earlier')}
        </Button>
      ) : null}
      {more && lastId !== undefined ? (
        <Button size="small" onClick={() => setStarts([...starts, lastId])}>
          {say('panel.retention.further')}
        </Button>
      ) : null}
    </Actions>
  )
}
