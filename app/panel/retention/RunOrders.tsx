import { Button } from '@zendeskgarden/react-buttons'
import { useRef, useState } from 'react'
import type { Run } from '../../../contract/retention.ts'
import { Ask } from '../parts/Ask.tsx'
import { Actions } from '../parts/Block.tsx'
import { usePanelWords } from '../words.ts'
import { runStateText } from './texts.ts'

export type RunOrder = 'pause' | 'resume' | 'cancel'

export const isOver = ({ state }: Run): boolean => state === 'done' || state === 'cancelled'

interface RunOrdersProps {
  readonly run: Run
  readonly onOrder: (order: RunOrder) => void
}

/** What can be done with a run that isn't over. */
export const RunOrders = ({ run, onOrder }: RunOrdersProps) => {
  const words = usePanelWords()
  const { say } = words
  const [asking, setAsking] = useState<'resume' | 'cancel' | undefined>(undefined)
  // The run may change between the press and the click, and the button with it: what was pressed is what is done.
  const pressed = useRef<'pause' | 'resume' | undefined>(undefined)
  const shown = run.state === 'paused' || run.state === 'stopped' ? 'resume' : 'pause'
  const press = () => {
    pressed.current = shown
  }
  const letGo = () => {
    pressed.current = undefined
  }
  const order = () => {
    const wanted = pressed.current ?? shown
    letGo()
    if (wanted === 'resume' && run.state === 'stopped') setAsking('resume')
    else onOrder(wanted)
  }
  const confirm = (wanted: RunOrder) => {
    setAsking(undefined)
    onOrder(wanted)
  }
  return (
    <>
      <Actions>
        {isOver(run) ? null : (
          // One button that turns into the other keeps the focus.
          <Button
            isPrimary={shown === 'resume'}
            onPointerDown={press}
            onKeyDown={(event) => {
              // A key that is held down would do one thing and then the other.
              if (event.repeat) event.preventDefault()
              else press()
            }}
            onMouseLeave={letGo}
            onPointerCancel={letGo}
            onBlur={letGo}
            onClick={({ detail }) => {
              if (detail < 2) order()
            }}
            data-testid={shown}
          >
            {say(`panel.retention.${shown}`)}
          </Button>
        )}
        {isOver(run) ? null : (
          <Button isDanger onClick={() => setAsking('cancel')} data-testid="cancel-run">
            {say('panel.retention.cancel-run')}
          </Button>
        )}
      </Actions>
      {asking === 'cancel' ? (
        <Ask
          title={say('panel.retention.ask-cancel.title')}
          cancel={say('panel.retention.ask-cancel.go-on')}
          confirm={say('panel.retention.cancel-run')}
          isDanger
          onCancel={() => setAsking(undefined)}
          onConfirm={() => confirm('cancel')}
          testId="ask-cancel"
        >
          <div>{say('panel.retention.ask-cancel.means')}</div>
        </Ask>
      ) : null}
      {asking === 'resume' ? (
        <Ask
          title={say('panel.retention.ask-resume.title')}
          cancel={say('panel.cancel')}
          confirm={say('panel.retention.resume')}
          onCancel={() => setAsking(undefined)}
          onConfirm={() => confirm('resume')}
          testId="ask-resume"
        >
          <div>{runStateText(words, run)}</div>
          <div>{say('panel.retention.ask-resume.means')}</div>
        </Ask>
      ) : null}
    </>
  )
}
