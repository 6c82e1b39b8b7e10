import { useMemo } from 'react'
import { upcoming } from '../../../../core/retention/cron.ts'
import { usePanelWords } from '../../words.ts'
import type { Shown } from './conditions.ts'
import { useForm } from './context.ts'
import { WordField } from './fields.tsx'

const momentIn = (locale: string, timeZone: string, at: Date): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short', timeZone }).format(at)

interface RunsProps {
  readonly runs: Shown<string>
  readonly zone: Shown<string>
}

/** When a preview is made by itself, with the next three times in words. */
export const Runs = ({ runs, zone }: RunsProps) => {
  const { say, locale, list } = usePanelWords()
  const { now } = useForm()
  const expression = runs.is === 'value' ? runs.value : ''
  const timeZone = zone.is === 'value' ? zone.value : 'UTC'
  const next = useMemo(() => upcoming(expression, timeZone, now(), 3), [expression, timeZone, now])
  return (
    <>
      <WordField
        label={say('panel.retention.form.runs')}
        hint={say('panel.retention.form.runs-hint')}
        field={runs}
        clear={[{ do: 'remove', path: runs.path }]}
        testId="runs"
      />
      {next.length === 0 ? null : (
        <div data-testid="next-runs">
          {say('panel.retention.form.next-runs', { times: list(next.map((at) => momentIn(locale, timeZone, at))) })}
        </div>
      )}
    </>
  )
}
