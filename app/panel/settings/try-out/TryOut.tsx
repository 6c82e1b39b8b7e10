import { Button } from '@zendeskgarden/react-buttons'
import { Field, Textarea } from '@zendeskgarden/react-forms'
import { useState } from 'react'
import { styled } from 'styled-components'
import type { DetectionSettings } from '../../../../contract/detection.ts'
import { Note } from '../../../parts/Note.tsx'
import { Small } from '../../../parts/text.ts'
import { Empty } from '../../parts/Empty.tsx'
import { usePanelWords } from '../../words.ts'
import { Marked, mostDrawn } from './Marked.tsx'
import { Results } from './Results.tsx'
import type { Try } from './trial.ts'
import { useTrial, type Trying } from './use-trial.ts'

const Columns = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 400px), 1fr));
  gap: 24px 32px;
  align-items: start;
  padding: 20px 0;
`

const Side = styled.div`
  display: grid;
  gap: 16px;
  min-width: 0;
`

/** The code that looks is the engine's own, and comes with the first text. */
const lazily: Try = async (settings, text) => (await import('./try.ts')).tryText(settings, text)

/** From here on it takes long enough to say so. */
const long = 50_000

const useStatus = (trying: Trying, text: string): string => {
  const { say, locale } = usePanelWords()
  switch (trying.state) {
    case 'empty':
      return ''
    case 'failed':
      return ''
    case 'trying': {
      if (text.length < long && trying.before !== undefined) return ''
      const thousands = new Intl.NumberFormat(locale).format(text.length)
      return say('panel.try.trying', { characters: thousands })
    }
    case 'tried': {
      const { findings, nearMisses } = trying.trial
      return say('panel.try.announce', { found: findings.length, missed: nearMisses.length })
    }
  }
}

interface TryOutProps {
  readonly draft: DetectionSettings
  readonly isUnsaved: boolean
  readonly attempt?: Try
}

/** A text, and what custos would make of it by the settings as they are on the page. Nothing leaves the page. */
export const TryOut = ({ draft, isUnsaved, attempt = lazily }: TryOutProps) => {
  const { say } = usePanelWords()
  const [text, setText] = useState('')
  const trying = useTrial(attempt, draft, text)
  const status = useStatus(trying, text)
  const trial = trying.state === 'tried' ? trying.trial : trying.state === 'trying' ? trying.before : undefined
  return (
    <Columns>
      <Side>
        <Field>
          <Field.Label>{say('panel.try.text')}</Field.Label>
          <Field.Hint>{say('panel.try.stays')}</Field.Hint>
          <Textarea
            dir="auto"
            isResizable
            rows={10}
            spellCheck={false}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        </Field>
        {isUnsaved ? <Small>{say('panel.try.unsaved')}</Small> : null}
        {draft.free_text === 'known-people' ? <Small>{say('panel.try.known-people')}</Small> : null}
        <Small role="status" data-testid="tried">
          {status}
        </Small>
        {trying.state === 'failed' ? (
          <Note kind="error" testId="try-failed">
            {say('panel.try.failed')}
          </Note>
        ) : null}
        {trial === undefined || trying.state === 'empty' ? null : (
          <>
            <Marked trial={trial} settings={draft} />
            {trial.text.length > mostDrawn ? <Small>{say('panel.try.cut')}</Small> : null}
          </>
        )}
      </Side>
      <Side aria-busy={trying.state === 'trying'}>
        {trying.state === 'empty' ? (
          <Empty title={say('panel.try.empty')} text={say('panel.try.empty-hint')}>
            <Button size="small" onClick={() => setText(say('panel.try.example'))}>
              {say('panel.try.use-example')}
            </Button>
          </Empty>
        ) : null}
        {trial === undefined || trying.state === 'empty' ? null : <Results trial={trial} settings={draft} />}
      </Side>
    </Columns>
  )
}
