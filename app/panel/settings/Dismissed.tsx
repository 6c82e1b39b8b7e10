import { Button } from '@zendeskgarden/react-buttons'
import { useCallback, useRef, useState } from 'react'
import { styled } from 'styled-components'
import { listDismissals, takeBackDismissals, type ListedDismissal } from '../../../contract/dismissals.ts'
import type { Api, Trouble as Problem } from '../../api.ts'
import { color } from '../../parts/garden.ts'
import { Plain, Small } from '../../parts/text.ts'
import { momentText } from '../parts/amounts.ts'
import { Arriving } from '../parts/Arriving.tsx'
import { Ask } from '../parts/Ask.tsx'
import { Actions } from '../parts/Block.tsx'
import { Empty } from '../parts/Empty.tsx'
import { Further, useStarts } from '../parts/Further.tsx'
import { nameOf, usePeople } from '../parts/people.ts'
import { Said } from '../parts/said.ts'
import { TicketLink } from '../parts/TicketLink.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { never, useLoaded } from '../parts/use-loaded.ts'
import { useOnce } from '../parts/use-once.ts'
import { usePanelWords } from '../words.ts'

const Lead = styled.p`
  margin: 20px 0 16px;
  max-width: 72ch;
`

const Item = styled.li`
  display: flex;
  flex-wrap: wrap;
  gap: 8px 16px;
  align-items: center;
  max-width: 760px;
  padding: 10px 0;
  border-top: 1px solid ${color('border.subtle')};
`

const Facts = styled.div`
  flex: 1 1 220px;
  min-width: 0;
  overflow-wrap: anywhere;
`

const Title = styled.div`
  font-weight: ${({ theme }) => theme.fontWeights.semibold};
`

interface LineProps {
  readonly one: ListedDismissal
  readonly name: string | undefined
  readonly onTake: () => void
  readonly onAll: () => void
}

const Line = ({ one, name, onTake, onAll }: LineProps) => {
  const { say, kind, locale } = usePanelWords()
  const at = momentText(locale, one.at)
  return (
    <Item data-testid="dismissed">
      <Facts>
        <Title>{kind(one.type)}</Title>
        <Small>
          {name === undefined ? say('panel.dismissed.by-unknown', { at }) : say('panel.dismissed.by', { name, at })}
          {one.ticket_id === null ? null : (
            <>
              {' · '}
              <TicketLink id={one.ticket_id} />
            </>
          )}
        </Small>
      </Facts>
      <Actions>
        <Button
          size="small"
          aria-label={say('panel.dismissed.take-this', { kind: kind(one.type), at })}
          onClick={onTake}
        >
          {say('panel.dismissed.take')}
        </Button>
        {name === undefined ? null : (
          <Button size="small" isBasic aria-label={say('panel.dismissed.all-of', { name })} onClick={onAll}>
            {say('panel.dismissed.all')}
          </Button>
        )}
      </Actions>
    </Item>
  )
}

/** What was called no personal data, and the way to have it found again. No value is kept, so none is shown. */
export const Dismissed = ({ api }: { readonly api: Api }) => {
  const words = usePanelWords()
  const { say } = words
  const pages = useStarts('')
  const { after } = pages
  const { once } = useOnce()
  const [problem, setProblem] = useState<Problem | undefined>(undefined)
  const [said, setSaid] = useState('')
  const [asking, setAsking] = useState<number | undefined>(undefined)
  const status = useRef<HTMLParagraphElement>(null)
  const read = useCallback(
    () =>
      api.call(
        listDismissals,
        undefined,
        after === '' ? listDismissals.path : `${listDismissals.path}?${new URLSearchParams({ behind: after })}`,
      ),
    [api, after],
  )
  const { loaded, reload } = useLoaded(read, never)
  const listed = loaded.state === 'read' ? loaded.value.dismissals : []
  const people = usePeople(listed.map(({ user_id }) => user_id))

  const take = (which: { readonly id: string } | { readonly user_id: number }) =>
    once(async () => {
      setSaid('')
      const answer = await api.call(takeBackDismissals, which)
      const isGone = !answer.ok && answer.problem === 'not-found'
      setProblem(answer.ok || isGone ? undefined : answer.problem)
      if (!answer.ok && !isGone) return
      setSaid(answer.ok ? say('panel.dismissed.taken', { count: answer.value.count }) : say('panel.dismissed.gone'))
      // The button that was pressed goes with its line: the focus goes to what has become of it.
      status.current?.focus()
      // A page of which nothing is left is no place to stay at.
      if ('user_id' in which || listed.length === 1) pages.toFirst()
      reload()
    })

  return (
    <>
      <Lead>{say('panel.dismissed.lead')}</Lead>
      <Said ref={status} tabIndex={-1} role="status" data-testid="taken">
        {said}
      </Said>
      {problem === undefined ? null : <Trouble problem={problem} />}
      <Arriving loaded={loaded} reload={reload} />
      {loaded.state !== 'read' ? null : listed.length === 0 ? (
        <Empty title={say('panel.dismissed.none')} text={say('panel.dismissed.none-hint')} />
      ) : (
        <Plain>
          {listed.map((one) => (
            <Line
              key={one.id}
              one={one}
              name={one.user_id === null ? undefined : nameOf(words, people, one.user_id)}
              onTake={() => void take({ id: one.id })}
              onAll={() => setAsking(one.user_id ?? undefined)}
            />
          ))}
        </Plain>
      )}
      <Further
        pages={pages}
        shown={
          loaded.state === 'read'
            ? { more: loaded.value.next !== null, lastId: loaded.value.next ?? undefined }
            : undefined
        }
      />
      {asking === undefined ? null : (
        <Ask
          title={say('panel.dismissed.ask', { name: nameOf(words, people, asking) })}
          cancel={say('panel.cancel')}
          confirm={say('panel.dismissed.ask-yes')}
          onCancel={() => setAsking(undefined)}
          onConfirm={() => {
            setAsking(undefined)
            void take({ user_id: asking })
          }}
          testId="ask-all"
        >
          <div>{say('panel.dismissed.ask-means')}</div>
        </Ask>
      )}
    </>
  )
}
