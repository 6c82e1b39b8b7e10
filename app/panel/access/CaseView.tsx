import { Anchor } from '@zendeskgarden/react-buttons'
import { useCallback, useEffect, useRef } from 'react'
import { styled } from 'styled-components'
import { focus } from '../../parts/garden.ts'
import { Loading } from '../../parts/Loading.tsx'
import { Plain, Small } from '../../parts/text.ts'
import { Arriving } from '../parts/Arriving.tsx'
import { Block } from '../parts/Block.tsx'
import { Grid } from '../parts/Grid.tsx'
import { useMoved } from '../parts/moved.ts'
import { nameOf, usePeople } from '../parts/people.ts'
import { Trouble } from '../parts/Trouble.tsx'
import { never, useLoaded } from '../parts/use-loaded.ts'
import { hrefOf } from '../router.ts'
import { usePanelWords } from '../words.ts'
import type { AccessCalls } from './calls.ts'
import { Decide } from './Decide.tsx'
import { Marks } from './Marks.tsx'
import { Past } from './Past.tsx'
import { amountText, factorText, readingText, sentenceOf, sourcesText, spanText } from './texts.ts'
import { Timeline } from './Timeline.tsx'

const Title = styled.h2`
  margin: 0 0 6px;
  width: fit-content;
  border-radius: ${({ theme }) => theme.borderRadii.sm};
  font-size: ${({ theme }) => theme.fontSizes.lg};
  font-weight: ${({ theme }) => theme.fontWeights.semibold};

  ${focus}
`

const Sentence = styled.p`
  margin: 8px 0 4px;
  max-width: 72ch;
  font-size: ${({ theme }) => theme.fontSizes.lg};
  line-height: ${({ theme }) => theme.lineHeights.lg};
`

const Back = styled.div`
  margin-bottom: 10px;
`

const Readings = styled(Plain)`
  padding-inline-start: 18px;
  list-style: disc;
`

interface CaseViewProps {
  readonly calls: AccessCalls
  readonly caseId: string
  readonly userId: number
  readonly openTicket: (id: number) => void
}

/**
 * One case: what was seen, beside what, over which time; and what can be done about it. Whoever came here from the list finds
 * the focus on its title: where there is little room the list is gone, and the link that was pressed with it.
 */
export const CaseView = ({ calls, caseId, userId, openTicket }: CaseViewProps) => {
  const words = usePanelWords()
  const { say } = words
  const read = useCallback(() => calls.detail(caseId), [calls, caseId])
  const { loaded, reload } = useLoaded(read, never)
  const one = loaded.state === 'read' ? loaded.value.case : undefined
  const known = usePeople(one === undefined ? [] : [one.actor_id, one.assignee_id])
  const title = useRef<HTMLHeadingElement>(null)
  const hasMoved = useMoved()
  const isShown = one !== undefined
  useEffect(() => {
    if (isShown && hasMoved()) title.current?.focus()
  }, [isShown, hasMoved])
  const back = (
    <Back>
      <Anchor href={hrefOf('access')}>{say('panel.access.back')}</Anchor>
    </Back>
  )
  if (loaded.state === 'reading') return <Loading label={say('panel.loading')} />
  if (loaded.state === 'failed' || one === undefined)
    return (
      <div>
        {back}
        <Trouble problem={loaded.state === 'failed' ? loaded.problem : 'internal'} retry={reload} />
      </div>
    )
  const { factors, timeline, events, chart, readings, unchecked } = loaded.value
  return (
    <article aria-label={say(`panel.access.kind.${one.kind}`)} data-testid="open-case">
      {back}
      <Title ref={title} tabIndex={-1}>
        {nameOf(words, known, one.actor_id)} · {say(`panel.access.kind.${one.kind}`)}
      </Title>
      <Arriving loaded={loaded} reload={reload} />
      <Marks one={one} />
      <Sentence data-testid="sentence">{sentenceOf(words, one)}</Sentence>
      <Small>
        {spanText(words, one)}
        {one.also.length === 0
          ? ''
          : ` · ${say('panel.access.also', { kinds: words.list(one.also.map((kind) => say(`panel.access.kind.${kind}`))) })}`}
      </Small>
      {one.sources.length === 0 ? null : (
        <Small data-testid="sources">{say('panel.access.known-from', { sources: sourcesText(words, one) })}</Small>
      )}
      <Small data-testid="assignee">
        {one.assignee_id === null
          ? say('panel.access.nobody')
          : say('panel.access.assigned', { name: nameOf(words, known, one.assignee_id) })}
      </Small>
      <Decide calls={calls} one={one} userId={userId} onDone={reload} />
      <Past chart={chart} start={one.start} end={one.end} />
      <Block title={say('panel.access.factors')} testId="factors">
        <Grid
          label={say('panel.access.factors')}
          columns={[
            { key: 'name', title: say('panel.access.column.factor'), show: ({ name }) => factorText(words, name) },
            {
              key: 'observed',
              title: say('panel.access.column.observed'),
              isNumber: true,
              show: ({ observed }) => amountText(words, observed),
            },
            {
              key: 'expected',
              title: say('panel.access.column.expected'),
              isNumber: true,
              show: ({ expected }) => amountText(words, expected),
            },
          ]}
          lines={factors}
          keyOf={({ name }) => name}
          least={260}
          testId="factor-table"
        />
      </Block>
      <Block title={say('panel.access.readings')} testId="readings">
        <Readings>
          {readings.map((reading) => (
            <li key={reading}>
              {readingText(words, reading)}
              {unchecked.includes(reading) ? ` ${say('panel.access.unchecked')}` : ''}
            </li>
          ))}
        </Readings>
      </Block>
      <Timeline timeline={timeline} events={events} openTicket={openTicket} />
    </article>
  )
}
