import { Anchor } from '@zendeskgarden/react-buttons'
import { useCallback } from 'react'
import { styled } from 'styled-components'
import type { AccessLogState } from '../../../contract/access.ts'
import { color, focus } from '../../parts/garden.ts'
import { Note } from '../../parts/Note.tsx'
import { Plain, Small } from '../../parts/text.ts'
import { dateText, momentText } from '../parts/amounts.ts'
import { Arriving } from '../parts/Arriving.tsx'
import { Empty } from '../parts/Empty.tsx'
import { nameOf, usePeople } from '../parts/people.ts'
import { useLoaded } from '../parts/use-loaded.ts'
import { hrefOf } from '../router.ts'
import { usePanelWords } from '../words.ts'
import type { AccessCalls } from './calls.ts'
import { Marks } from './Marks.tsx'
import { sentenceOf, sourcesText } from './texts.ts'
import { Unjudged } from './Unjudged.tsx'

const Cards = styled(Plain)`
  display: grid;
  gap: 8px;
  margin-top: 12px;
`

const Card = styled.a`
  display: grid;
  gap: 4px;
  padding: 10px 12px;
  border: 1px solid ${color('border.default')};
  border-radius: ${({ theme }) => theme.borderRadii.md};
  color: inherit;
  text-decoration: none;

  &:hover {
    background: ${color('background.subtle')};
  }

  &[aria-current] {
    border-color: ${color('border.primaryEmphasis')};
    box-shadow: inset 3px 0 ${color('border.primaryEmphasis')};
  }

  ${focus}
`

const Head = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 4px 8px;
  align-items: center;
`

const Name = styled.strong`
  font-weight: ${({ theme }) => theme.fontWeights.semibold};
`

const Notes = styled.div`
  display: grid;
  gap: 8px;
  margin-bottom: 8px;
`

/** Seconds between two looks: a case is worth little an hour later. */
const every = () => 30

const loud: ReadonlySet<string> = new Set(['absent', 'stalled'])

/** What is to be said of a log; nothing where it is read to now. */
const standingOf = ({ state, reading }: AccessLogState): 'absent' | 'stalled' | 'new' | 'behind' | undefined => {
  if (state === 'absent' || reading === 'stalled') return state === 'absent' ? 'absent' : 'stalled'
  if (state === 'new') return 'new'
  return reading === 'behind' ? 'behind' : undefined
}

interface CaseListProps {
  readonly calls: Pick<AccessCalls, 'list'>
  readonly open: string | undefined
  /** Those of this day alone, as `2026-11-24`. */
  readonly day: string | undefined
  readonly now: () => Date
}

/** Cases, the newest and gravest first; what could not be watched is said too. */
export const CaseList = ({ calls, open, day, now }: CaseListProps) => {
  const words = usePanelWords()
  const { say } = words
  const read = useCallback(() => calls.list(day), [calls, day])
  const { loaded, reload } = useLoaded(read, every)
  const cases = loaded.state === 'read' ? loaded.value.cases : []
  const known = usePeople(cases.map(({ actor_id }) => actor_id))
  if (loaded.state !== 'read') return <Arriving loaded={loaded} reload={reload} />
  const { logs, silenced } = loaded.value
  return (
    <>
      <Notes>
        <Arriving loaded={loaded} reload={reload} />
        {logs.map((log) => {
          const about = standingOf(log)
          return about === undefined ? null : (
            <Note key={log.log} kind={loud.has(about) ? 'warning' : 'info'} testId={`log-${log.log}`}>
              {say(`panel.access.log.${log.log}.${about}`, { at: momentText(words.locale, log.read_to) })}
            </Note>
          )
        })}
        <Small role="status" data-testid="case-count">
          {say('panel.access.open', { count: loaded.value.open })}
          {silenced === 0 ? '' : ` ${say('panel.access.silenced', { count: silenced })}`}
        </Small>
        {day === undefined ? null : (
          <Small data-testid="day-filter">
            {say('panel.access.by-day.only', { day: dateText(words.locale, day) })}{' '}
            <Anchor href={hrefOf('access')}>{say('panel.access.back')}</Anchor>
          </Small>
        )}
      </Notes>
      {cases.length === 0 ? (
        <Empty
          title={say('panel.access.none')}
          text={say(day === undefined ? 'panel.access.none-hint' : 'panel.access.by-day.none-left')}
        />
      ) : (
        <Cards data-testid="cases">
          {cases.map((one) => (
            <li key={one.id}>
              <Card
                href={hrefOf('access', one.id)}
                aria-current={one.id === open ? 'true' : undefined}
                data-testid="case"
              >
                <Head>
                  <Name>{nameOf(words, known, one.actor_id)}</Name>
                  <Marks one={one} />
                </Head>
                <div>{sentenceOf(words, one)}</div>
                <Small>
                  {say(`panel.access.kind.${one.kind}`)} · {words.when(new Date(one.detected_at), now())}
                  {one.ended ? '' : ` · ${say('panel.access.going-on')}`}
                  {one.sources.length === 0 ? '' : ` · ${sourcesText(words, one)}`}
                </Small>
              </Card>
            </li>
          ))}
        </Cards>
      )}
      <Unjudged what={loaded.value.unjudged} />
    </>
  )
}
