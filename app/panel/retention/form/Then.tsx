import { Fieldset } from '@zendeskgarden/react-forms'
import { Tick } from '../../parts/Choice.tsx'
import { usePanelWords } from '../../words.ts'
import { useForm } from './context.ts'
import { Faults, Stack, Written } from './fields.tsx'
import { PeriodField } from './Keep.tsx'
import { useKindOptions } from './kinds.ts'
import { fieldKey } from './places.ts'
import { FlagTick, LongSet } from './ticks.tsx'
import { deletions, type Deletion, type DeletionView, type RedactView, type ThenView } from './view.ts'

const inside = { paddingInlineStart: 24 } as const

const RedactFields = ({ redact }: { readonly redact: RedactView }) => {
  const { say } = usePanelWords()
  const kinds = useKindOptions()
  return (
    <Stack style={inside} data-field={fieldKey(redact.path)}>
      <LongSet
        label={say('panel.retention.form.kinds')}
        add={say('panel.retention.form.add-kind')}
        field={redact.kinds}
        options={kinds}
        {...(redact.kinds.is === 'absent' || redact.attachments.is === 'absent'
          ? {}
          : { clear: [{ do: 'remove', path: redact.kinds.path }] })}
      />
      <FlagTick label={say('panel.retention.form.attachments')} field={redact.attachments} />
      <Faults path={redact.path} />
    </Stack>
  )
}

const DeletionFields = ({ deletion, word }: { readonly deletion: DeletionView; readonly word: Deletion }) => {
  const { say } = usePanelWords()
  return (
    <Stack style={inside} data-field={fieldKey(deletion.path)}>
      <PeriodField
        label={say('panel.retention.form.grace')}
        unitLabel={say('panel.retention.form.grace-unit')}
        field={deletion.grace}
        usual="P7D"
        testId={`grace-${word}`}
      />
      <FlagTick
        label={say('panel.retention.form.permanently')}
        hint={say('panel.retention.form.permanently-hint')}
        field={deletion.permanently}
      />
      <Faults path={deletion.path} />
    </Stack>
  )
}

/** What is done when the period is over. */
export const Then = ({ then }: { readonly then: ThenView }) => {
  const { say } = usePanelWords()
  const { edit } = useForm()
  if (then.written !== undefined)
    return <Written path={then.path} label={say('panel.retention.form.then')} text={then.written} />
  return (
    <Fieldset data-field={fieldKey(then.path)}>
      <Fieldset.Legend hidden>{say('panel.retention.form.then')}</Fieldset.Legend>
      <Faults path={then.path} />
      <Tick
        label={say('panel.retention.form.action.redact')}
        checked={then.redact !== undefined}
        isFixed={false}
        onTick={() =>
          edit([
            then.redact === undefined
              ? { do: 'add', path: then.path, value: { redact: { kinds: [] } } }
              : { do: 'remove', path: then.redact.removal },
          ])
        }
      />
      {then.redact === undefined ? null : <RedactFields redact={then.redact} />}
      {deletions.map((word) => {
        const deletion = then.deletions[word]
        return (
          <div key={word}>
            <Tick
              label={say(`panel.retention.form.action.${word}`)}
              checked={deletion !== undefined}
              isFixed={false}
              onTick={() =>
                edit([
                  deletion === undefined
                    ? { do: 'add', path: then.path, value: { [word]: { grace: 'P7D', permanently: false } } }
                    : { do: 'remove', path: deletion.removal },
                ])
              }
            />
            {deletion === undefined ? null : <DeletionFields deletion={deletion} word={word} />}
          </div>
        )
      })}
    </Fieldset>
  )
}
