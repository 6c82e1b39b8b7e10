import { Button } from '@zendeskgarden/react-buttons'
import { useEffect, useRef, useState } from 'react'
import { styled } from 'styled-components'
import { color } from '../parts/garden.ts'
import { Icon } from '../parts/Icon.tsx'
import { Loading } from '../parts/Loading.tsx'
import { Small } from '../parts/text.ts'
import { useWords } from '../parts/words.ts'
import { placeKey } from '../ticket/texts.ts'
import { Ask } from './Ask.tsx'
import { Confirm } from './Confirm.tsx'
import { Group } from './Group.tsx'
import { Names } from './Names.tsx'
import { Notices } from './Notices.tsx'
import type { Sidebar } from './sidebar.ts'
import { checkedRows, isOpen, isQuiet, isRedacting, loudRows, quietRows, type State } from './state.ts'

const Empty = styled.div`
  display: grid;
  grid-template-columns: auto minmax(0, 1fr);
  gap: 2px 8px;
  padding: 14px 12px;

  & > svg {
    margin-top: 2px;
    color: ${color('foreground.success')};
  }

  & > p {
    grid-column: 2;
  }
`

const Title = styled.h2`
  margin: 0;
  font-size: inherit;
  font-weight: ${({ theme }) => theme.fontWeights.semibold};
`

/** Stays in sight while the rows scroll under it. */
const Foot = styled.div`
  position: sticky;
  bottom: 0;
  z-index: 1;
  padding: 10px 12px;
  background: ${color('background.default')};

  section + & {
    margin-top: -1px;
    border-top: 1px solid ${color('border.default')};
  }
`

const Aside = styled(Small)`
  padding: 8px 12px;
`

interface FindingsProps {
  readonly state: State
  readonly sidebar: Sidebar
  readonly mayRedact: boolean
  readonly now: Date
}

const justNow = 60_000

const Clear = ({ state, now }: { readonly state: State; readonly now: Date }) => {
  const { say } = useWords()
  if (state.reading.state === 'failed') return null
  const at = state.reading.state === 'read' ? state.reading.at : now
  return (
    <Empty data-testid="clear">
      <Icon name="shield" />
      <Title>{say('status.clear')}</Title>
      <Small>
        {say('scan.empty', { count: state.comments })}{' '}
        {now.getTime() - at.getTime() < justNow ? say('scan.checked-now') : say('scan.checked-at', { time: at })}
      </Small>
    </Empty>
  )
}

const ReadingTicket = ({ reading }: Pick<State, 'reading'>) => {
  const { say } = useWords()
  if (reading.state !== 'reading') return null
  const { done, total, waiting } = reading
  const progress =
    done !== undefined && total !== undefined
      ? say('scan.progress', { done, total })
      : waiting !== undefined
        ? say('scan.waiting', { seconds: waiting })
        : undefined
  return <Loading label={say('scan.reading')} progress={progress} />
}

const Redact = ({ state, sidebar }: Pick<FindingsProps, 'state' | 'sidebar'>) => {
  const { say } = useWords()
  const rows = checkedRows(state)
  const isBusy = isRedacting(state)
  if (rows.length === 0 && !isBusy) return null
  const keys = new Set(rows.map(({ key }) => key))
  const places = new Set(rows.map(({ source }) => placeKey(source)))
  const others = new Map(
    rows
      .flatMap((row) => sidebar.sameValue(row))
      .filter((row) => !keys.has(row.key) && row.now.state === 'found')
      .map((row) => [row.key, row]),
  )
  const beside = [...others.values()].filter(({ source }) => places.has(placeKey(source))).length
  const hasEmail = state.pieces.some(({ source, label }) => label.channel === 'email' && places.has(placeKey(source)))
  return (
    <Foot>
      <Button
        isPrimary
        isStretched
        disabled={isBusy || state.server !== undefined}
        onClick={() => sidebar.confirm(true)}
      >
        {isBusy ? say('row.redacting') : say('redact.button', { count: rows.length })}
      </Button>
      {state.isConfirming && rows.length > 0 ? (
        <Confirm
          rows={rows}
          beside={beside}
          copies={others.size - beside}
          hasEmail={hasEmail}
          onCancel={() => sidebar.confirm(false)}
          onRedact={() => void sidebar.redactChecked()}
        />
      ) : null}
    </Foot>
  )
}

/** After a redaction the button that had the focus is gone: it goes to where the news is. */
const useFocusAfterRedaction = (state: State) => {
  const top = useRef<HTMLDivElement>(null)
  const { announcement } = state
  useEffect(() => {
    if (announcement?.is === 'redacted' && document.activeElement === document.body) top.current?.focus()
  }, [announcement])
  return top
}

export const Findings = ({ state, sidebar, mayRedact, now }: FindingsProps) => {
  const { say } = useWords()
  const top = useFocusAfterRedaction(state)
  const isAway = state.server !== undefined
  const [areNamesShown, setAreNamesShown] = useState(false)
  const names = quietRows(state)
  const groups = state.proposal.groups
    .map(({ source, rows }) => ({
      source,
      // A name that was checked or redacted is no longer one that waits.
      rows: rows.filter((row) => areNamesShown || row.checked || !isQuiet(row) || !isOpen(row)),
    }))
    .filter(({ rows }) => rows.length > 0)
  return (
    <div ref={top} tabIndex={-1} style={{ outline: 'none' }} aria-busy={state.reading.state === 'reading'}>
      <Notices state={state} sidebar={sidebar} now={now} />
      {state.hasRead ? null : <ReadingTicket reading={state.reading} />}
      {state.hasRead && groups.length === 0 && state.unread === 0 ? <Clear state={state} now={now} /> : null}
      {!mayRedact && loudRows(state).length > 0 ? (
        <Ask asking={state.asking} sidebar={sidebar} isAway={isAway} />
      ) : null}
      {groups.map((group) => {
        const key = placeKey(group.source)
        const piece = state.pieces.find(({ source }) => placeKey(source) === key)
        if (piece === undefined) return null
        return (
          <Group
            key={key}
            group={group}
            piece={piece}
            people={state.people}
            hasChanged={state.changed.has(key)}
            mayRedact={mayRedact}
            isAway={isAway}
            sidebar={sidebar}
            now={now}
          />
        )
      })}
      {names.length > 0 ? <Names count={names.length} isShown={areNamesShown} onShow={setAreNamesShown} /> : null}
      {state.leftOut > 0 ? <Aside>{say('scan.left-out', { count: state.leftOut })}</Aside> : null}
      {mayRedact ? <Redact state={state} sidebar={sidebar} /> : null}
    </div>
  )
}
