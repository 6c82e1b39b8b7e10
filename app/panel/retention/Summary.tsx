import { Fragment } from 'react'
import { styled } from 'styled-components'
import type { PlanSummary, PlannedTicket } from '../../../contract/retention.ts'
import { color } from '../../parts/garden.ts'
import { Note } from '../../parts/Note.tsx'
import { Plain, Small } from '../../parts/text.ts'
import { countText, dayText, durationText, sharesText } from '../parts/amounts.ts'
import { Grid, type Column } from '../parts/Grid.tsx'
import { Block } from '../parts/Block.tsx'
import { TicketLink } from '../parts/TicketLink.tsx'
import { usePanelWords } from '../words.ts'
import { Ages } from './Ages.tsx'
import { Groups } from './Groups.tsx'
import { PlannedRequesters } from './Requesters.tsx'
import { actionsText, becauseText, nativeText, problemText, taggingText } from './texts.ts'
import type { Titles } from './use-titles.ts'

const Numbers = styled.dl`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(120px, 1fr));
  gap: 12px;
  margin: 20px 0 0;
`

const Number = styled.div`
  padding: 12px 14px;
  border: 1px solid ${color('border.default')};
  border-radius: ${({ theme }) => theme.borderRadii.md};

  & dt {
    color: ${color('foreground.subtle')};
    font-size: ${({ theme }) => theme.fontSizes.sm};
  }

  & dd {
    margin: 0;
    font-size: ${({ theme }) => theme.fontSizes.xl};
    line-height: ${({ theme }) => theme.lineHeights.xl};
  }
`

const Notes = styled.div`
  display: grid;
  gap: 8px;
  margin-top: 16px;
`

const outcomes = ['due', 'later', 'held', 'kept'] as const

/** All that a preview says before anybody approves it. */
export const Summary = ({ summary, titles }: { readonly summary: PlanSummary; readonly titles: Titles }) => {
  const words = usePanelWords()
  const { say, locale } = words
  const { cost, difference, unborne = [] } = summary
  const tagging = taggingText(words, summary)
  const day = (at: string | null) => (at === null ? '–' : dayText(locale, at))
  const exceededText = ({ policy, limit, allowed, found }: PlanSummary['exceeded'][number]) => {
    if (limit === 'tickets') return say('panel.retention.exceeded.tickets', { policy: titles(policy), allowed, found })
    const [most, share] = sharesText(locale, allowed, found)
    return say('panel.retention.exceeded.share', { policy: titles(policy), allowed: most, found: share })
  }
  const columns: readonly Column<PlannedTicket>[] = [
    {
      key: 'ticket',
      title: say('panel.retention.column.ticket'),
      show: ({ ticket_id }) => <TicketLink id={ticket_id} />,
    },
    {
      key: 'outcome',
      title: say('panel.retention.column.outcome'),
      show: ({ outcome }) => say(`panel.retention.outcome.${outcome}`),
    },
    {
      key: 'policy',
      title: say('panel.retention.column.policy'),
      show: ({ policy }) => (policy === null ? '–' : titles(policy)),
    },
    { key: 'then', title: say('panel.retention.column.then'), show: ({ actions }) => actionsText(words, actions) },
    { key: 'ours', title: say('panel.retention.column.due'), show: ({ due_at }) => day(due_at) },
    { key: 'native', title: say('panel.retention.column.native'), show: (ticket) => nativeText(words, ticket) },
    { key: 'because', title: say('panel.retention.column.because'), show: (ticket) => becauseText(words, ticket) },
  ]
  return (
    <>
      <Numbers data-testid="totals">
        {outcomes.map((outcome) => (
          <Number key={outcome}>
            <dt>{say(`panel.retention.outcome.${outcome}`)}</dt>
            <dd>{countText(locale, summary.totals[outcome])}</dd>
          </Number>
        ))}
      </Numbers>
      <Notes>
        {summary.exceeded.map((one) => (
          <Note key={`${one.policy} ${one.limit}`} kind="error" testId="exceeded">
            {exceededText(one)}
          </Note>
        ))}
        {summary.unreachable.length === 0 ? null : (
          <Note kind="warning" testId="unreachable">
            <strong>{say('panel.retention.unreachable.title')}</strong>
            <Plain>
              {summary.unreachable.map(({ why, tickets }) => (
                <li key={why}>{say(`panel.retention.unreachable.${why}`, { count: tickets })}</li>
              ))}
            </Plain>
          </Note>
        )}
        {unborne.length === 0 ? null : (
          <Note kind="warning" testId="unborne">
            <strong>{say('panel.retention.unborne')}</strong>
            <Plain>
              {unborne.map((problem) => (
                <li key={`${problem.line}:${problem.column}:${problem.word}`}>
                  {say('panel.retention.editor.place', { line: problem.line, column: problem.column })}
                  {' · '}
                  {problemText(words, problem)}
                </li>
              ))}
            </Plain>
          </Note>
        )}
        <Small data-testid="cost">
          {say('panel.retention.cost', {
            requests: cost.requests,
            time: durationText(locale, cost.seconds),
          })}
          {cost.grace_until === null ? '' : ` ${say('panel.retention.grace', { day: day(cost.grace_until) })}`}
        </Small>
        {tagging === undefined ? null : <Small data-testid="tagging-cost">{tagging}</Small>}
        <Small data-testid="difference">
          {difference === null
            ? say('panel.retention.difference.none')
            : say('panel.retention.difference.some', {
                version: difference.version,
                added: difference.added,
                removed: difference.removed,
                changed: difference.changed,
              })}
        </Small>
        {difference === null || difference.added_sample.length === 0 ? null : (
          <Small data-testid="added">
            {say('panel.retention.difference.sample', {
              added: difference.added,
              more: difference.added - difference.added_sample.length,
            })}
            {difference.added_sample.map((id) => (
              <Fragment key={id}>
                {' '}
                <TicketLink id={id} />
              </Fragment>
            ))}
          </Small>
        )}
        <Small data-testid="last-minute">{say('panel.retention.last-minute')}</Small>
      </Notes>
      {summary.requesters === undefined ? null : <PlannedRequesters planned={summary.requesters} />}
      <Ages ages={summary.by_age} />
      <Groups summary={summary} titles={titles} />
      <Block title={say('panel.retention.sample', { count: summary.sample.length })} testId="sample">
        <Grid
          label={say('panel.retention.sample', { count: summary.sample.length })}
          columns={columns}
          lines={summary.sample}
          keyOf={({ ticket_id }) => String(ticket_id)}
          least={900}
          testId="sample-table"
        />
      </Block>
    </>
  )
}
