import { useCallback, useEffect, useState } from 'react'
import { styled } from 'styled-components'
import { color } from '../parts/garden.ts'
import type { Trouble } from '../api.ts'
import type { HistoryEntry } from '../../contract/history.ts'
import { Icon } from '../parts/Icon.tsx'
import { Loading } from '../parts/Loading.tsx'
import { Note } from '../parts/Note.tsx'
import { Paragraph, Plain, Small } from '../parts/text.ts'
import { useWords } from '../parts/words.ts'
import type { People } from '../ticket/people.ts'
import { Entry } from './Entry.tsx'
import { toldEntries } from './history.ts'
import { troubleText } from './kinds.ts'
import { named, nameIn } from './names.ts'
import type { Sidebar } from './sidebar.ts'

type Shown =
  | { readonly state: 'reading' }
  | { readonly state: 'failed'; readonly problem: Trouble }
  | {
      readonly state: 'read'
      readonly entries: readonly HistoryEntry[]
      readonly chain: 'intact' | 'broken'
      readonly people: People
    }

const Chain = styled(Small)`
  display: flex;
  gap: 6px;
  align-items: center;
  padding: 10px 12px;
  border-top: 1px solid ${color('border.default')};

  & > svg {
    color: ${color('foreground.success')};
  }
`

const Padded = styled.div`
  padding: 12px;
`

interface HistoryProps {
  readonly sidebar: Sidebar
  readonly userId: number
  readonly now: Date
}

/** What the ledger says of this ticket: who removed what kind, and when. */
export const History = ({ sidebar, userId, now }: HistoryProps) => {
  const words = useWords()
  const { say } = words
  const [shown, setShown] = useState<Shown>({ state: 'reading' })

  const read = useCallback(async (): Promise<Shown> => {
    const answer = await sidebar.history()
    if (!answer.ok) return { state: 'failed', problem: answer.problem }
    const entries = toldEntries(answer.value.entries)
    const people = await named(
      sidebar.people,
      entries.map(({ actor_id }) => actor_id),
    )
    return { state: 'read', entries, chain: answer.value.chain, people }
  }, [sidebar])

  useEffect(() => {
    let isGone = false
    void read().then((next) => {
      if (!isGone) setShown(next)
    })
    return () => {
      isGone = true
    }
  }, [read])

  if (shown.state === 'reading') return <Loading label={say('history.reading')} />
  if (shown.state === 'failed') {
    const again = () => {
      setShown({ state: 'reading' })
      void read().then(setShown)
    }
    return (
      <Padded role="status">
        <Note kind="warning" testId="history-trouble" action={{ name: say('server.retry'), run: again }}>
          <Paragraph>{say('trouble.history')}</Paragraph>
          <Paragraph>{troubleText(words, shown.problem)}</Paragraph>
        </Note>
      </Padded>
    )
  }
  const { entries, chain, people } = shown
  return (
    <>
      {chain === 'broken' ? (
        <Padded>
          <Note kind="error" testId="chain-broken">
            {say('history.broken')}
          </Note>
        </Padded>
      ) : null}
      {entries.length === 0 ? (
        <Padded>{say('history.empty')}</Padded>
      ) : (
        <Plain>
          {entries.map((entry) => (
            <Entry key={entry.ledger.seq} entry={entry} name={nameIn(say, people, userId, entry.actor_id)} now={now} />
          ))}
        </Plain>
      )}
      {chain === 'intact' && entries.length > 0 ? (
        <Chain data-testid="chain-intact">
          <Icon name="shield" />
          {say('history.intact')}
        </Chain>
      ) : null}
    </>
  )
}
