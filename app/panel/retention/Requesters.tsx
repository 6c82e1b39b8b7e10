import type { PlanSummary, Run } from '../../../contract/retention.ts'
import { countText } from '../parts/amounts.ts'
import { Block } from '../parts/Block.tsx'
import { Grid } from '../parts/Grid.tsx'
import { usePanelWords } from '../words.ts'

interface Line {
  readonly key: string
  readonly name: string
  readonly users: number
}

const Table = ({ lines }: { readonly lines: readonly Line[] }) => {
  const { say, locale } = usePanelWords()
  const columns = [
    { key: 'name', title: say('panel.retention.column.what'), show: ({ name }: Line) => name },
    {
      key: 'users',
      title: say('panel.retention.column.users'),
      isNumber: true,
      show: ({ users }: Line) => countText(locale, users),
    },
  ]
  return (
    <Block title={say('panel.retention.users.title')} testId="users">
      <Grid
        label={say('panel.retention.users.title')}
        columns={columns}
        lines={lines}
        keyOf={({ key }) => key}
        least={200}
        testId="users-table"
      />
    </Block>
  )
}

const useStays = () => {
  const { say } = usePanelWords()
  return (stays: NonNullable<PlanSummary['requesters']>['stay']): Line[] =>
    stays.map(({ reason, requesters }) => ({
      key: reason,
      name: say('panel.retention.users.stays', { because: say(`panel.retention.users.because.${reason}`) }),
      users: requesters,
    }))
}

/** Whom a plan deletes with their tickets, and who stays and why. */
export const PlannedRequesters = ({ planned }: { readonly planned: NonNullable<PlanSummary['requesters']> }) => {
  const { say } = usePanelWords()
  const stays = useStays()
  const forGood = { key: 'for_good', name: say('panel.retention.users.go-for-good'), users: planned.for_good }
  return (
    <Table
      lines={[
        { key: 'go', name: say('panel.retention.users.go'), users: planned.go },
        ...(planned.for_good > 0 ? [forGood] : []),
        ...stays(planned.stay),
      ]}
    />
  )
}

const done = ['deleted', 'deleted_for_good', 'already_gone'] as const

/** What a run has done with those who asked. */
export const DoneRequesters = ({ people }: { readonly people: NonNullable<Run['requesters']> }) => {
  const { say } = usePanelWords()
  const stays = useStays()
  const ends = done
    .filter((name) => name === 'deleted' || people[name] > 0)
    .map((name) => ({ key: name, name: say(`panel.retention.users.${name}`), users: people[name] }))
  return <Table lines={[...ends, ...stays(people.reasons)]} />
}
