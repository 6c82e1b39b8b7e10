import { Button } from '@zendeskgarden/react-buttons'
import { useEffect, useRef, useState } from 'react'
import { styled } from 'styled-components'
import { Note } from '../../parts/Note.tsx'
import { Actions } from '../parts/Block.tsx'
import { usePanelWords } from '../words.ts'
import { AskDiscard } from './AskDiscard.tsx'
import type { Draft } from './drafts.ts'

/** Takes the focus of the buttons that go with what is dropped. */
const Place = styled.div`
  display: grid;
  gap: 8px;
  outline: none;

  &:not(:empty) {
    margin-top: 16px;
  }
`

interface OtherDraftsProps {
  readonly others: readonly (readonly [string, Draft])[]
  readonly onOpen: (versionId: string) => void
  readonly onDrop: (versionId: string) => void
}

/** What the reader has written on other versions: a version that somebody saved since must not hide it. */
export const OtherDrafts = ({ others, onOpen, onDrop }: OtherDraftsProps) => {
  const { say } = usePanelWords()
  const place = useRef<HTMLDivElement>(null)
  const [asked, setAsked] = useState<string | undefined>(undefined)
  const [dropped, setDropped] = useState(0)
  // After the dialog is closed, which lets the focus go nowhere else.
  useEffect(() => {
    if (dropped > 0) place.current?.focus()
  }, [dropped])
  return (
    <>
      <Place ref={place} tabIndex={-1} role="status">
        {others.map(([versionId, { number }]) => (
          <Note key={versionId} kind="info" testId="other-draft">
            {number === null ? say('panel.retention.draft.first') : say('panel.retention.draft.on', { number })}
            <Actions style={{ marginTop: 8 }}>
              <Button size="small" isNeutral onClick={() => onOpen(versionId)}>
                {say('panel.retention.draft.open')}
              </Button>
              <Button size="small" isNeutral onClick={() => setAsked(versionId)}>
                {say('panel.save.discard')}
              </Button>
            </Actions>
          </Note>
        ))}
      </Place>
      {asked === undefined ? null : (
        <AskDiscard
          onCancel={() => setAsked(undefined)}
          onConfirm={() => {
            setAsked(undefined)
            onDrop(asked)
            setDropped(dropped + 1)
          }}
        />
      )}
    </>
  )
}
