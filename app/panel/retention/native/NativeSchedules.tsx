import { Anchor } from '@zendeskgarden/react-buttons'
import { useMemo, useRef, useState } from 'react'
import { styled } from 'styled-components'
import type { NativeWish } from '../../../../contract/native-schedules.ts'
import type { Api, Trouble as Problem } from '../../../api.ts'
import { Plain } from '../../../parts/text.ts'
import { Arriving } from '../../parts/Arriving.tsx'
import { Actions } from '../../parts/Block.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { Press } from '../../parts/Press.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import { never, useLoaded } from '../../parts/use-loaded.ts'
import { hrefOf } from '../../router.ts'
import { usePanelWords } from '../../words.ts'
import { Beside } from './Beside.tsx'
import { nativeCalls } from './calls.ts'
import { NewSchedule } from './NewSchedule.tsx'
import { Question, type Asked } from './Question.tsx'
import { ScheduleCard } from './ScheduleCard.tsx'

const Parts = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 12px;
  margin-top: 20px;
`

const Told = styled.div`
  outline: none;
`

const Cards = styled(Plain)`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 12px;
`

/** Zendesk's own deletion schedules beside the policies in force, and the switch of each. */
export const NativeSchedules = ({ api }: { readonly api: Api }) => {
  const { say } = usePanelWords()
  const calls = useMemo(() => nativeCalls(api), [api])
  const { loaded, reload, put } = useLoaded(calls.list, never)
  const [asked, setAsked] = useState<Asked | undefined>(undefined)
  const [isWriting, setIsWriting] = useState(false)
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | undefined>(undefined)
  const [done, setDone] = useState('')
  const status = useRef<HTMLDivElement>(null)

  const change = async (wish: NativeWish, title: string) => {
    setAsked(undefined)
    setDone('')
    setIsBusy(true)
    const answer = await calls.change(wish)
    setIsBusy(false)
    setProblem(answer.ok ? undefined : answer.problem)
    if (!answer.ok) {
      // What Zendesk refused may have been changed there meanwhile.
      reload()
      return
    }
    put(answer.value)
    setDone(say(`panel.native.done.${wish.do}`, { title }))
    if (wish.do !== 'create') return
    setIsWriting(false)
    // The form is gone, and the button that was pressed with it.
    status.current?.focus()
  }

  const listed = loaded.state === 'read' ? loaded.value : undefined
  const isEmpty = listed?.schedules.length === 0
  const write = (
    <Press isPrimary={isEmpty} isOff={isBusy} onClick={() => setIsWriting(true)} data-testid="add-schedule">
      {say('panel.native.add')}
    </Press>
  )

  return (
    <>
      <PageHead title={say('panel.native.title')} lead={say('panel.native.lead')}>
        <Actions>
          {listed === undefined || isEmpty || isWriting ? null : write}
          <Anchor href={hrefOf('retention')}>{say('panel.retention.back')}</Anchor>
        </Actions>
      </PageHead>
      <Parts>
        {problem === undefined ? null : <Trouble problem={problem} />}
        <Told ref={status} tabIndex={-1} role="status">
          {done}
        </Told>
        <Arriving loaded={loaded} reload={reload} />
        {isEmpty && !isWriting ? (
          <Empty title={say('panel.native.none')} text={say('panel.native.none-hint')}>
            {write}
          </Empty>
        ) : null}
        {listed === undefined || isEmpty ? null : (
          <Cards>
            {listed.schedules.map((schedule) => (
              <ScheduleCard
                key={schedule.id}
                schedule={schedule}
                policies={listed.policies}
                isBusy={isBusy}
                onSwitch={() => setAsked({ do: schedule.active ? 'switch-off' : 'switch-on', schedule })}
              />
            ))}
          </Cards>
        )}
      </Parts>
      {isWriting ? (
        <NewSchedule
          isBusy={isBusy}
          onAsk={(wanted) => setAsked({ do: 'create', ...wanted })}
          onCancel={() => setIsWriting(false)}
        />
      ) : null}
      {listed === undefined || isEmpty ? null : <Beside {...listed} />}
      {asked === undefined || listed === undefined ? null : (
        <Question
          asked={asked}
          policies={listed.policies}
          onCancel={() => setAsked(undefined)}
          onConfirm={(wish) => void change(wish, asked.do === 'create' ? asked.title : asked.schedule.title)}
        />
      )}
    </>
  )
}
