import type { NativeSchedules } from '../../../../contract/native-schedules.ts'
import { Small } from '../../../parts/text.ts'
import { dayText } from '../../parts/amounts.ts'
import { Block } from '../../parts/Block.tsx'
import { Grid, type Column } from '../../parts/Grid.tsx'
import { usePanelWords } from '../../words.ts'
import { titleOf } from '../texts.ts'

interface Line {
  readonly key: string
  readonly by: string
  readonly name: string
  readonly at: string
}

/** The same ticket under each of Zendesk's schedules and each of our policies, the first to let it go on top. */
export const Beside = ({ schedules, policies }: NativeSchedules) => {
  const words = usePanelWords()
  const { say, locale } = words
  const lines = [
    ...schedules.flatMap(({ id, title, active, deletes_at }): Line[] =>
      deletes_at === null
        ? []
        : [
            {
              key: `zendesk ${id}`,
              by: say(active ? 'panel.native.by-zendesk' : 'panel.native.by-zendesk-off'),
              name: title,
              at: deletes_at,
            },
          ],
    ),
    ...policies.flatMap((policy): Line[] =>
      policy.due_at === null
        ? []
        : [
            {
              key: `custos ${policy.name}`,
              by: say('panel.native.by-custos'),
              name: titleOf(words, policy),
              at: policy.due_at,
            },
          ],
    ),
  ].sort((one, other) => Date.parse(one.at) - Date.parse(other.at))
  const columns: readonly Column<Line>[] = [
    { key: 'at', title: say('panel.native.column.at'), show: ({ at }) => dayText(locale, at) },
    { key: 'by', title: say('panel.native.column.by'), show: ({ by }) => by },
    { key: 'name', title: say('panel.native.column.name'), show: ({ name }) => name },
  ]
  return (
    <Block title={say('panel.native.beside')} testId="native-beside">
      <Small style={{ marginBottom: 8 }}>{say('panel.native.beside-means')}</Small>
      <Grid
        label={say('panel.native.beside')}
        columns={columns}
        lines={lines}
        keyOf={({ key }) => key}
        least={440}
        testId="native-beside-table"
      />
      {policies.some(({ due_at }) => due_at !== null) ? null : (
        <Small style={{ marginTop: 8 }}>{say('panel.native.no-policy')}</Small>
      )}
    </Block>
  )
}
