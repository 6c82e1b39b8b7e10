import type { Run } from '../../../contract/retention.ts'
import { countText } from '../parts/amounts.ts'
import { Grid } from '../parts/Grid.tsx'
import { Block } from '../parts/Block.tsx'
import { usePanelWords } from '../words.ts'
import { DoneRequesters } from './Requesters.tsx'

const names = [
  'redacted',
  'marked',
  'mark_refused',
  'deleted',
  'deleted_for_good',
  'restored',
  'skipped',
  'failed',
] as const

/** What a run has done so far, and why it left out what it left out. */
export const Done = ({ run }: { readonly run: Run }) => {
  const { say, locale } = usePanelWords()
  const lines = names
    .filter((name) => run.counts[name] > 0)
    .map((name) => ({ name: say(`panel.retention.count.${name}`), tickets: run.counts[name] }))
  const reasons = run.reasons.map(({ reason, tickets }) => ({ name: say(`panel.retention.skip.${reason}`), tickets }))
  const columns = (title: string) => [
    { key: 'name', title, show: ({ name }: { readonly name: string }) => name },
    {
      key: 'tickets',
      title: say('panel.retention.column.tickets'),
      isNumber: true,
      show: ({ tickets }: { readonly tickets: number }) => countText(locale, tickets),
    },
  ]
  return (
    <>
      <Block title={say('panel.retention.done')} testId="done">
        {lines.length === 0 ? (
          say('panel.retention.nothing-yet')
        ) : (
          <Grid
            label={say('panel.retention.done')}
            columns={columns(say('panel.retention.column.what'))}
            lines={lines}
            keyOf={({ name }) => name}
            least={200}
            testId="done-table"
          />
        )}
      </Block>
      {run.requesters === null ? null : <DoneRequesters people={run.requesters} />}
      {reasons.length === 0 ? null : (
        <Block title={say('panel.retention.left-out')} testId="left-out">
          <Grid
            label={say('panel.retention.left-out')}
            columns={columns(say('panel.retention.column.because'))}
            lines={reasons}
            keyOf={({ name }) => name}
            least={200}
            testId="left-out-table"
          />
        </Block>
      )}
    </>
  )
}
