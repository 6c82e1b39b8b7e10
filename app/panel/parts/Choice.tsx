import { Checkbox, Field, Fieldset, Radio } from '@zendeskgarden/react-forms'
import { useId } from 'react'

interface Option<Value extends string> {
  readonly value: Value
  readonly name: string
  readonly hint?: string
}

interface ChoiceProps<Value extends string> {
  readonly legend: string
  readonly options: readonly Option<Value>[]
  readonly chosen: Value
  readonly isFixed: boolean
  readonly onChoose: (value: Value) => void
}

/** One of a few, each with what it means. */
export const Choice = <Value extends string>({ legend, options, chosen, isFixed, onChoose }: ChoiceProps<Value>) => {
  const name = useId()
  return (
    <Fieldset>
      <Fieldset.Legend>{legend}</Fieldset.Legend>
      {options.map(({ value, name: label, hint }) => (
        <Field key={value}>
          <Radio
            name={name}
            value={value}
            checked={value === chosen}
            disabled={isFixed}
            onChange={() => onChoose(value)}
          >
            <Field.Label isRegular>{label}</Field.Label>
            {hint === undefined ? null : <Field.Hint>{hint}</Field.Hint>}
          </Radio>
        </Field>
      ))}
    </Fieldset>
  )
}

interface TickProps {
  readonly label: string
  readonly hint?: string | undefined
  readonly checked: boolean
  readonly isFixed: boolean
  readonly onTick: (checked: boolean) => void
}

export const Tick = ({ label, hint, checked, isFixed, onTick }: TickProps) => (
  <Field>
    <Checkbox checked={checked} disabled={isFixed} onChange={(event) => onTick(event.target.checked)}>
      <Field.Label isRegular>{label}</Field.Label>
      {hint === undefined ? null : <Field.Hint>{hint}</Field.Hint>}
    </Checkbox>
  </Field>
)
