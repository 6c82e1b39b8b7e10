import type { NativeSchedule, NativeSchedules, NativeWish } from '../../../../contract/native-schedules.ts'
import { isGrave } from '../../../../core/retention/native-conflicts.ts'
import { Ask } from '../../parts/Ask.tsx'
import { usePanelWords } from '../../words.ts'
import { Conflicts } from './Conflicts.tsx'
import { whatText } from './texts.ts'

/** What an admin is about to do with Zendesk's schedules. */
export type Asked =
  | { readonly do: 'create'; readonly title: string; readonly period: string }
  | { readonly do: 'switch-on' | 'switch-off'; readonly schedule: NativeSchedule }

/** As the server takes it: whoever confirms has the conflicts before them. */
const wishOf = (asked: Asked): NativeWish => {
  switch (asked.do) {
    case 'create':
      return { do: 'create', title: asked.title, period: asked.period, active: false, despite: false }
    case 'switch-on':
      return {
        do: 'switch-on',
        id: asked.schedule.id,
        despite: asked.schedule.conflicts.some(({ code }) => isGrave(code)),
      }
    case 'switch-off':
      return { do: 'switch-off', id: asked.schedule.id }
  }
}

interface QuestionProps {
  readonly asked: Asked
  readonly policies: NativeSchedules['policies']
  readonly onCancel: () => void
  readonly onConfirm: (wish: NativeWish) => void
}

/** Says what a change means before it is made. */
export const Question = ({ asked, policies, onCancel, onConfirm }: QuestionProps) => {
  const words = usePanelWords()
  const { say } = words
  const wish = wishOf(asked)
  const title = asked.do === 'create' ? asked.title : asked.schedule.title
  return (
    <Ask
      title={say(`panel.native.ask.${asked.do}`, { title })}
      cancel={say('panel.cancel')}
      confirm={say(
        wish.do === 'switch-on' && wish.despite ? 'panel.native.switch-on-despite' : `panel.native.${asked.do}`,
      )}
      isDanger={asked.do === 'switch-on'}
      onCancel={onCancel}
      onConfirm={() => onConfirm(wish)}
      testId="ask-native"
    >
      {asked.do === 'switch-off' ? null : <div>{whatText(words, asked.do === 'create' ? asked : asked.schedule)}</div>}
      <div>{say(`panel.native.means.${asked.do}`)}</div>
      {asked.do === 'switch-on' ? <Conflicts conflicts={asked.schedule.conflicts} policies={policies} /> : null}
    </Ask>
  )
}
