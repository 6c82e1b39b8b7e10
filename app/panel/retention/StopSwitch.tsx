import { Button } from '@zendeskgarden/react-buttons'
import { useRef, useState } from 'react'
import { styled } from 'styled-components'
import type { Trouble as Problem } from '../../api.ts'
import { focus } from '../../parts/garden.ts'
import { Note } from '../../parts/Note.tsx'
import { Paragraph, Small } from '../../parts/text.ts'
import { momentText } from '../parts/amounts.ts'
import { Arriving } from '../parts/Arriving.tsx'
import { Ask } from '../parts/Ask.tsx'
import { nameOf, usePeople } from '../parts/people.ts'
import { useLoaded } from '../parts/use-loaded.ts'
import { usePanelWords } from '../words.ts'
import type { RetentionCalls } from './calls.ts'
import { Trouble } from '../parts/Trouble.tsx'

const Row = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 8px 12px;
  align-items: center;
  margin-top: 16px;
`

const Apart = styled.div`
  margin-top: 16px;
`

/** Takes the focus of the button that is gone once it was pressed. */
const Place = styled.div`
  border-radius: ${({ theme }) => theme.borderRadii.sm};

  ${focus}
`

/** Seconds between two looks: whoever is about to start a run has to see that another admin has stopped all. */
const every = (): number => 15

interface StopSwitchProps {
  readonly calls: Pick<RetentionCalls, 'stopSwitch' | 'setSwitch'>
  /** What the page says already: the same is not said twice. */
  readonly told?: Problem | undefined
}

/** Stops every run of the account at once, whoever started it: there also where all else waits for Zendesk. */
export const StopSwitch = ({ calls, told }: StopSwitchProps) => {
  const words = usePanelWords()
  const { say, locale } = words
  const { loaded, reload, put } = useLoaded(calls.stopSwitch, every)
  const people = usePeople(loaded.state === 'read' ? [loaded.value.by] : [])
  const place = useRef<HTMLDivElement>(null)
  const [asked, setAsked] = useState<boolean | undefined>(undefined)
  const [problem, setProblem] = useState<Problem | undefined>(undefined)

  const turn = async (stopped: boolean) => {
    setAsked(undefined)
    const answer = await calls.setSwitch(stopped)
    setProblem(answer.ok ? undefined : answer.problem)
    if (!answer.ok) return
    put(answer.value)
    place.current?.focus()
  }

  if (loaded.state === 'reading') return null
  if (loaded.state === 'failed')
    return loaded.problem === told ? null : <Trouble problem={loaded.problem} retry={reload} />
  const { stopped, by, at } = loaded.value
  return (
    <>
      {problem === undefined ? null : <Trouble problem={problem} />}
      <Arriving loaded={loaded} reload={reload} />
      <Place ref={place} tabIndex={-1}>
        {stopped ? (
          <Apart role="status">
            <Note
              kind="warning"
              testId="stopped"
              action={{ name: say('panel.retention.switch.allow'), run: () => setAsked(false) }}
            >
              <Paragraph>{say('panel.retention.switch.stopped')}</Paragraph>
              {at === null ? null : (
                <Small data-testid="stopped-by">
                  {by === null
                    ? say('panel.retention.switch.since', { moment: momentText(locale, at) })
                    : say('panel.retention.switch.since-by', {
                        moment: momentText(locale, at),
                        name: nameOf(words, people, by),
                      })}
                </Small>
              )}
            </Note>
          </Apart>
        ) : (
          <Row>
            <Button size="small" isDanger onClick={() => setAsked(true)} data-testid="stop-all">
              {say('panel.retention.switch.stop')}
            </Button>
            <Small>{say('panel.retention.switch.hint')}</Small>
          </Row>
        )}
      </Place>
      {asked === undefined ? null : (
        <Ask
          title={say(asked ? 'panel.retention.switch.ask-stop' : 'panel.retention.switch.ask-allow')}
          cancel={say('panel.cancel')}
          confirm={say(asked ? 'panel.retention.switch.stop' : 'panel.retention.switch.allow')}
          isDanger={asked}
          onCancel={() => setAsked(undefined)}
          onConfirm={() => void turn(asked)}
          testId="ask-switch"
        >
          <div>{say(asked ? 'panel.retention.switch.stop-means' : 'panel.retention.switch.allow-means')}</div>
        </Ask>
      )}
    </>
  )
}
