import { Field, Select } from '@zendeskgarden/react-forms'
import { usePanelWords } from '../../words.ts'
import type { Change } from './change.ts'
import type { Condition, ListWord } from './conditions.ts'
import { useForm } from './context.ts'
import { Faults, numberOf, Pair, PickField, Stack, WordField, WordsField, Written } from './fields.tsx'
import { useKindOptions } from './kinds.ts'
import { fieldKey } from './places.ts'
import { LongSet, TickSet } from './ticks.tsx'

const closed = {
  status: ['new', 'open', 'pending', 'hold', 'solved', 'closed'],
  type: ['question', 'incident', 'problem', 'task'],
  priority: ['low', 'normal', 'high', 'urgent'],
} as const

type Of<Is extends Condition['is']> = Extract<Condition, { is: Is }>

interface RowProps<Is extends Condition['is']> {
  readonly condition: Of<Is>
  readonly name: string
}

const Tags = ({ condition, name }: RowProps<'tags'>) => {
  const { say } = usePanelWords()
  const { path, isBare, sets } = condition
  const bare = sets.any.is === 'value' ? sets.any.value : []
  const present = Object.values(sets).filter(({ is }) => is !== 'absent').length
  return (
    <Stack data-field={fieldKey(path)} role="group" aria-label={name} style={{ gap: 6 }}>
      <strong>{name}</strong>
      <Pair>
        {(['any', 'all', 'none'] as const).map((word) => (
          <WordsField
            key={word}
            label={say(`panel.retention.form.tags.${word}`)}
            field={sets[word]}
            {...(present > 1 ? { clear: [{ do: 'remove', path: sets[word].path }] } : {})}
            // A list without a word gets one as soon as a second list stands beside it.
            {...(isBare && word !== 'any'
              ? { change: (words): Change[] => [{ do: 'set', path, value: { any: bare, [word]: words } }] }
              : {})}
            testId={`tags-${word}`}
          />
        ))}
      </Pair>
      {isBare ? null : <Faults path={path} />}
    </Stack>
  )
}

const ids: readonly ListWord[] = ['brand', 'group', 'organization', 'form', 'requester']

const List = ({ condition, name }: RowProps<'list'>) => {
  const { say } = usePanelWords()
  const { names } = useForm()
  const kinds = useKindOptions()
  const { word, values } = condition
  switch (word) {
    case 'status':
      return (
        <TickSet
          label={name}
          field={values}
          options={closed.status.map((value) => ({ value, name: say(`panel.retention.form.status.${value}`) }))}
        />
      )
    case 'type':
      return (
        <TickSet
          label={name}
          field={values}
          options={closed.type.map((value) => ({ value, name: say(`panel.retention.form.type.${value}`) }))}
        />
      )
    case 'priority':
      return (
        <TickSet
          label={name}
          field={values}
          options={closed.priority.map((value) => ({ value, name: say(`panel.retention.form.priority.${value}`) }))}
        />
      )
    case 'holds_pii':
      return <LongSet label={name} add={say('panel.retention.form.add-kind')} field={values} options={kinds} />
    case 'channel':
      return <WordsField label={name} hint={say('panel.retention.form.channel-hint')} field={values} />
    default: {
      const known = [...names(word)].map(([id, title]) => ({ value: String(id), name: `${title} (${id})` }))
      if (known.length === 0 || !ids.includes(word))
        return <WordsField label={name} hint={say('panel.retention.form.ids-hint')} field={values} toValue={numberOf} />
      return (
        <LongSet
          label={name}
          add={say('panel.retention.form.add-to', { name })}
          field={values}
          options={known}
          toValue={numberOf}
        />
      )
    }
  }
}

const tests = ['equals', 'in', 'filled', 'empty'] as const

const CustomField = ({ condition, name }: RowProps<'field'>) => {
  const { say } = usePanelWords()
  const { names, edit } = useForm()
  const { path, id, equals, empty } = condition
  const present = (['equals', 'in', 'empty'] as const).filter((word) => condition[word].is !== 'absent')
  const isEmpty = empty.is === 'value' && empty.value === 'true'
  const [first] = present
  const test = first === 'empty' ? (isEmpty ? 'empty' : 'filled') : (first ?? 'equals')
  const turnTo = (word: string) => {
    const wanted = word === 'empty' || word === 'filled' ? 'empty' : word
    const value = wanted === 'empty' ? word === 'empty' : wanted === 'in' ? [] : ''
    edit([
      { do: 'set', path: [...path, wanted], value },
      ...present.filter((one) => one !== wanted).map((one): Change => ({ do: 'remove', path: [...path, one] })),
    ])
  }
  const known = [...names('field')].map(([number, title]) => ({ value: String(number), name: `${title} (${number})` }))
  const idLabel = say('panel.retention.form.field.id')
  return (
    <Stack data-field={fieldKey(path)} role="group" aria-label={name} style={{ gap: 6 }}>
      <strong>{name}</strong>
      <Pair>
        {known.length === 0 ? (
          <WordField label={idLabel} field={id} toValue={numberOf} inputMode="numeric" />
        ) : (
          <PickField label={idLabel} field={id} options={known} toValue={numberOf} />
        )}
        {present.length > 1 ? null : (
          <Field>
            <Field.Label>{say('panel.retention.form.field.test')}</Field.Label>
            <Select value={test} onChange={({ target }) => turnTo(target.value)}>
              {tests.map((word) => (
                <option key={word} value={word}>
                  {say(`panel.retention.form.field.${word}`)}
                </option>
              ))}
            </Select>
          </Field>
        )}
        {equals.is === 'absent' && present.length > 0 ? null : (
          <WordField label={say('panel.retention.form.field.value')} field={equals} />
        )}
        {condition.in.is === 'absent' ? null : (
          <WordsField
            label={say('panel.retention.form.field.values')}
            hint={say('panel.retention.form.commas')}
            field={condition.in}
            between={/,/}
          />
        )}
      </Pair>
      <Faults path={path} />
    </Stack>
  )
}

interface ConditionRowProps {
  readonly condition: Exclude<Condition, { is: 'group' }>
  readonly name: string
}

/** One condition, by what it looks at. */
export const ConditionRow = ({ condition, name }: ConditionRowProps) => {
  switch (condition.is) {
    case 'tags':
      return <Tags condition={condition} name={name} />
    case 'list':
      return <List condition={condition} name={name} />
    case 'field':
      return <CustomField condition={condition} name={name} />
    case 'written':
      return <Written path={condition.path} label={name} text={condition.text} />
  }
}
