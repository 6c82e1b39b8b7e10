import { Button } from '@zendeskgarden/react-buttons'
import { useState } from 'react'
import { Actions } from '../parts/Block.tsx'
import { usePanelWords } from '../words.ts'

/** Where each page of a list of tickets that has been turned to begins, the one shown last. */
export const useStarts = () => {
  const [starts, setStarts] = useState<readonly number[]>([0])
  return { starts, after: starts.at(-1) ?? 0, setStarts, toFirst: () => setStarts([0]) }
}

interface FurtherProps {
  readonly pages: Pick<ReturnType<typeof useStarts>, 'starts' | 'setStarts'>
  readonly more: boolean
  readonly lastId: number | undefined
}

/** Turns a list's pages, where it has several. */
export const Further = ({ pages: { starts, setStarts }, more, lastId }: FurtherProps) => {
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
