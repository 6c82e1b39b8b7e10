import { Button } from '@zendeskgarden/react-buttons'
import { useCallback, useEffect, useId, useState } from 'react'
import { styled } from 'styled-components'
import type { TicketAccesses } from '../../contract/access.ts'
import type { Answer } from '../api.ts'
import { color } from '../parts/garden.ts'
import { Icon } from '../parts/Icon.tsx'
import { Plain, Small } from '../parts/text.ts'
import { useWords } from '../parts/words.ts'
import type { People } from '../ticket/people.ts'
import { named, nameIn } from './names.ts'
import type { Sidebar } from './sidebar.ts'

const Box = styled.section`
  padding: 8px 12px;
  border-top: 1px solid ${color('border.default')};
`

const Opener = styled(Button)`
  display: inline-flex;
  gap: 4px;
  align-items: center;
  text-align: start;
`

const Turning = styled(Icon)<{ readonly $isOpen: boolean }>`
  flex: none;
  transform: rotate(${({ $isOpen }) => ($isOpen ? 180 : 0)}deg);
`

const List = styled(Plain)`
  margin-block: 6px;
`

const Line = styled.li`
  padding-block: 6px;
  overflow-wrap: anywhere;

  & + & {
    border-top: 1px solid ${color('border.subtle')};
  }
`

const Unexplained = styled.span`
  color: ${color('foreground.warning')};
  font-weight: ${({ theme }) => theme.fontWeights.semibold};
`

type One = TicketAccesses['accesses'][number]

const Viewer = ({ one, name, now }: { readonly one: One; readonly name: string; readonly now: Date }) => {
  const { say, when } = useWords()
  const { at, times, reason, by_program } = one
  const said = reason === null ? say('viewers.pending') : say(`viewers.reason.${reason}`)
  return (
    <Line data-testid="viewer" data-reason={reason ?? 'pending'}>
      {name}
      <Small>
        {reason === 'none' && !by_program ? <Unexplained>{said}</Unexplained> : said}
        {by_program ? ` · ${say('viewers.program')}` : ''}
        {' · '}
        <time dateTime={at}>{when(new Date(at), now)}</time>
        {times > 1 ? ` · ${say('viewers.times', { count: times })}` : ''}
      </Small>
    </Line>
  )
}

interface ViewersProps {
  readonly read: () => Promise<Answer<TicketAccesses>>
  readonly people: Sidebar['people']
  readonly userId: number
  readonly now: Date
}

type Shown =
  | { readonly state: 'nothing' }
  | { readonly state: 'unread' }
  | { readonly state: 'read'; readonly accesses: TicketAccesses; readonly people: People }

/** Who opened this ticket and why, in one quiet line. Where the server says that there is no such thing, there is none. */
export const Viewers = ({ read, people, userId, now }: ViewersProps) => {
  const { say } = useWords()
  const [shown, setShown] = useState<Shown>({ state: 'nothing' })
  const [isOpen, setIsOpen] = useState(false)
  const id = useId()

  const look = useCallback(async (): Promise<Shown> => {
    const answer = await read()
    if (!answer.ok) return { state: answer.problem === 'not-found' ? 'nothing' : 'unread' }
    const ids = answer.value.accesses.map(({ actor_id }) => actor_id)
    return { state: 'read', accesses: answer.value, people: await named(people, ids) }
  }, [read, people])

  useEffect(() => {
    let isGone = false
    void look().then((next) => {
      if (!isGone) setShown(next)
    })
    return () => {
      isGone = true
    }
  }, [look])

  if (shown.state === 'nothing') return null
  if (shown.state === 'unread')
    return (
      <Box data-testid="viewers">
        <Small>{say('viewers.unread')}</Small>
        <Button isLink size="small" onClick={() => void look().then(setShown)}>
          {say('server.retry')}
        </Button>
      </Box>
    )
  const { accesses, people: known } = shown
  const line =
    accesses.people === 0
      ? say('viewers.nobody')
      : [
          say('viewers.line', { people: accesses.people }),
          ...(accesses.unexplained === 0 ? [] : [say('viewers.unexplained', { count: accesses.unexplained })]),
        ].join(' · ')
  return (
    <Box data-testid="viewers">
      <Opener isLink size="small" aria-expanded={isOpen} aria-controls={id} onClick={() => setIsOpen(!isOpen)}>
        {line}
        <Turning name="chevron" $isOpen={isOpen} />
      </Opener>
      <div id={id} hidden={!isOpen}>
        {accesses.accesses.length === 0 ? null : (
          <List>
            {accesses.accesses.map((one) => (
              <Viewer
                key={`${one.actor_id} ${one.reason ?? ''} ${one.by_program} ${one.source}`}
                one={one}
                name={nameIn(say, known, userId, one.actor_id)}
                now={now}
              />
            ))}
          </List>
        )}
        <Small data-testid="viewers-source">{say(`viewers.source.${accesses.log}`)}</Small>
      </div>
    </Box>
  )
}
