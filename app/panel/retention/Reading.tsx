import { Button } from '@zendeskgarden/react-buttons'
import { Progress } from '@zendeskgarden/react-loaders'
import { useState } from 'react'
import { styled } from 'styled-components'
import type { HistoryReading, ReadingWish } from '../../../contract/history-scan.ts'
import type { Trouble as Problem } from '../../api.ts'
import { Small } from '../../parts/text.ts'
import { durationText, momentText } from '../parts/amounts.ts'
import { Ask } from '../parts/Ask.tsx'
import { Block } from '../parts/Block.tsx'
import { Tick } from '../parts/Choice.tsx'
import { State } from '../parts/State.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { useLoaded } from '../parts/use-loaded.ts'
import { Arriving } from '../parts/Arriving.tsx'
import { usePanelWords } from '../words.ts'
import type { RetentionCalls } from './calls.ts'

const Lines = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 8px;
  justify-items: start;
`

const Bar = styled(Progress)`
  width: 100%;
  max-width: 640px;
`

type Told = { readonly reading: HistoryReading | null }

/** Seconds between two looks: often while it reads, seldom once it only follows. */
const whileReading = ({ reading }: Told): number | undefined => {
  if (reading?.state !== 'running') return undefined
  return reading.phase === 'following' ? 60 : 3
}

/** How far a reading is, in words and as a bar. */
const Progressing = ({ reading }: { readonly reading: HistoryReading }) => {
  const { say, locale } = usePanelWords()
  const { counts, phase, share, seconds, finished_at } = reading
  const isFollowing = phase === 'following'
  return (
    <Lines>
      <div role="status" data-testid="reading-state">
        <State tone={reading.state === 'paused' ? 'warning' : isFollowing ? 'good' : 'calm'}>
          {say(
            reading.state === 'paused' ? 'panel.retention.reading.paused' : `panel.retention.reading.phase.${phase}`,
          )}
        </State>
      </div>
      {isFollowing || share === null ? null : (
        <Bar value={Math.floor(share * 100)} size="medium" aria-label={say('panel.retention.reading.progress')} />
      )}
      <Small>
        {say('panel.retention.reading.counts', {
          tickets: counts.tickets,
          comments: counts.comments,
        })}
        {seconds === null || isFollowing
          ? ''
          : ` ${say('panel.retention.reading.left', { time: durationText(locale, seconds) })}`}
        {finished_at === null
          ? ''
          : ` ${say('panel.retention.reading.finished', { moment: momentText(locale, finished_at) })}`}
      </Small>
      {counts.untagged === 0 ? null : (
        <Small>{say('panel.retention.reading.untagged', { count: counts.untagged })}</Small>
      )}
    </Lines>
  )
}

interface ReadingProps {
  readonly calls: Pick<RetentionCalls, 'reading' | 'read'>
}

/** The reading of what was written before custos came: without it, nothing old is due that does not count from creation or last change. */
export const Reading = ({ calls }: ReadingProps) => {
  const { say } = usePanelWords()
  const { loaded, reload, put } = useLoaded<Told>(calls.reading, whileReading)
  const [isAsking, setIsAsking] = useState(false)
  const [tags, setTags] = useState({ open: true, closed: false })
  const [problem, setProblem] = useState<Problem | undefined>(undefined)

  const wish = async (wished: ReadingWish) => {
    setIsAsking(false)
    const answer = await calls.read(wished)
    setProblem(answer.ok ? undefined : answer.problem)
    if (answer.ok) put(answer.value)
  }

  const reading = loaded.state === 'read' ? loaded.value.reading : null
  const isUnderWay = reading?.state === 'running' && reading.phase !== 'following'
  const actions =
    loaded.state !== 'read' ? null : reading?.state === 'paused' ? (
      <Button size="small" onClick={() => void wish({ do: 'resume' })} data-testid="resume-reading">
        {say('panel.retention.resume')}
      </Button>
    ) : isUnderWay ? (
      <Button size="small" onClick={() => void wish({ do: 'pause' })} data-testid="pause-reading">
        {say('panel.retention.pause')}
      </Button>
    ) : (
      <Button size="small" isPrimary={reading === null} onClick={() => setIsAsking(true)} data-testid="start-reading">
        {say(reading === null ? 'panel.retention.reading.start' : 'panel.retention.reading.again')}
      </Button>
    )
  return (
    <Block title={say('panel.retention.reading.title')} actions={actions} testId="reading">
      {problem === undefined ? null : <Trouble problem={problem} />}
      <Arriving loaded={loaded} reload={reload} />
      {loaded.state !== 'read' ? null : reading === null ? (
        <div data-testid="never-read">{say('panel.retention.reading.never')}</div>
      ) : (
        <>
          {reading.problem === undefined ? null : <Trouble problem={reading.problem} />}
          <Progressing reading={reading} />
        </>
      )}
      {isAsking ? (
        <Ask
          title={say('panel.retention.reading.ask')}
          cancel={say('panel.cancel')}
          confirm={say('panel.retention.reading.start')}
          onCancel={() => setIsAsking(false)}
          onConfirm={() => void wish({ do: 'start', tags })}
          testId="ask-reading"
        >
          <div>{say('panel.retention.reading.means')}</div>
          <Tick
            label={say('panel.retention.reading.tag-open')}
            checked={tags.open}
            isFixed={false}
            onTick={(open) => setTags({ ...tags, open })}
          />
          <Tick
            label={say('panel.retention.reading.tag-closed')}
            hint={say('panel.retention.reading.tag-closed-hint')}
            checked={tags.closed}
            isFixed={false}
            onTick={(closed) => setTags({ ...tags, closed })}
          />
        </Ask>
      ) : null}
    </Block>
  )
}
