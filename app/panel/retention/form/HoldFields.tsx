import { usePanelWords } from '../../words.ts'
import { Choice } from '../../parts/Choice.tsx'
import { Conditions } from './Conditions.tsx'
import { useForm } from './context.ts'
import { Faults, WordField } from './fields.tsx'
import { FormPart } from './FormPart.tsx'
import type { HoldView } from './view.ts'

const dayOf = (at: Date): string => at.toISOString().slice(0, 10)

/** A hold beats every policy: who asked for it, what it covers, until when. */
export const HoldFields = ({ hold }: { readonly hold: HoldView }) => {
  const { say } = usePanelWords()
  const { edit, now } = useForm()
  const { until } = hold
  const isOpen = until.is === 'value' && until.value === 'indefinite'
  const isDay = until.is === 'value' && (until.value === '' || /^\d{4}-\d\d-\d\d$/.test(until.value))
  return (
    <>
      <Faults path={hold.path} />
      <FormPart title={say('panel.retention.form.part.hold')}>
        <WordField
          label={say('panel.retention.form.name')}
          hint={say('panel.retention.form.name-hint')}
          field={hold.name}
          testId="hold-name"
        />
        <WordField
          label={say('panel.retention.form.custodian')}
          hint={say('panel.retention.form.custodian-hint')}
          field={hold.custodian}
        />
      </FormPart>
      <FormPart title={say('panel.retention.form.match')}>
        <Conditions match={hold.match} />
      </FormPart>
      <FormPart title={say('panel.retention.form.part.until')}>
        {until.is === 'written' ? null : (
          <Choice
            legend={say('panel.retention.form.until')}
            options={[
              { value: 'open', name: say('panel.retention.form.until-open') },
              { value: 'day', name: say('panel.retention.form.until-day') },
            ]}
            chosen={isOpen ? 'open' : 'day'}
            isFixed={false}
            onChoose={(wanted) =>
              edit([{ do: 'set', path: until.path, value: wanted === 'open' ? 'indefinite' : dayOf(now()) }])
            }
          />
        )}
        {isOpen ? null : (
          <WordField
            label={say('panel.retention.form.until-last')}
            field={until}
            {...(isDay ? { type: 'date' as const } : {})}
            testId="hold-until"
          />
        )}
      </FormPart>
    </>
  )
}
