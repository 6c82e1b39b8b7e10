import { styled } from 'styled-components'
import type { NativeSchedule, NativeSchedules } from '../../../../contract/native-schedules.ts'
import { color } from '../../../parts/garden.ts'
import { Small } from '../../../parts/text.ts'
import { dayText } from '../../parts/amounts.ts'
import { Press } from '../../parts/Press.tsx'
import { State } from '../../parts/State.tsx'
import { usePanelWords } from '../../words.ts'
import { Conflicts } from './Conflicts.tsx'
import { whatText } from './texts.ts'

const Card = styled.li`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 8px;
  padding: 12px 14px;
  border: 1px solid ${color('border.default')};
  border-radius: ${({ theme }) => theme.borderRadii.md};
`

const Head = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 6px 10px;
  align-items: center;
`

const Title = styled.h3`
  margin: 0;
  font-size: ${({ theme }) => theme.fontSizes.md};
  font-weight: ${({ theme }) => theme.fontWeights.semibold};
  overflow-wrap: anywhere;
`

const Switch = styled.div`
  margin-inline-start: auto;
`

interface ScheduleCardProps {
  readonly schedule: NativeSchedule
  readonly policies: NativeSchedules['policies']
  readonly isBusy: boolean
  readonly onSwitch: () => void
}

/** One of Zendesk's schedules: what it deletes, from when, and what it would do to holds and policies. */
export const ScheduleCard = ({ schedule, policies, isBusy, onSwitch }: ScheduleCardProps) => {
  const words = usePanelWords()
  const { say, locale } = words
  const { title, active, deletes_at, conflicts } = schedule
  return (
    <Card data-testid="native-schedule">
      <Head>
        <Title>{title}</Title>
        <State tone={active ? 'good' : 'calm'}>{say(active ? 'panel.native.on' : 'panel.native.off')}</State>
        <Switch>
          <Press
            size="small"
            isDanger={!active}
            isOff={isBusy}
            aria-label={say(active ? 'panel.native.switch-off-named' : 'panel.native.switch-on-named', { title })}
            onClick={onSwitch}
          >
            {say(active ? 'panel.native.switch-off' : 'panel.native.switch-on')}
          </Press>
        </Switch>
      </Head>
      <div>{whatText(words, schedule)}</div>
      {deletes_at === null ? null : (
        <Small>
          {say(active ? 'panel.native.earliest' : 'panel.native.earliest-off', { day: dayText(locale, deletes_at) })}
        </Small>
      )}
      <Conflicts conflicts={conflicts} policies={policies} />
      {conflicts.length === 0 ? <Small>{say('panel.native.no-conflict')}</Small> : null}
    </Card>
  )
}
