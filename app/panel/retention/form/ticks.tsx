import { Button } from '@zendeskgarden/react-buttons'
import { Fieldset, Select } from '@zendeskgarden/react-forms'
import { useState } from 'react'
import { styled } from 'styled-components'
import { Plain } from '../../../parts/text.ts'
import { Tick } from '../../parts/Choice.tsx'
import { Columns } from '../../parts/columns.ts'
import { usePanelWords } from '../../words.ts'
import type { Change } from './change.ts'
import type { Shown } from './conditions.ts'
import { useForm } from './context.ts'
import { Buttons, Faults, Frame, Written } from './fields.tsx'
import { fieldKey } from './places.ts'
import type { Value } from './write.ts'

const Chosen = styled(Plain)`
  display: flex;
  flex-wrap: wrap;
  gap: 6px;
  margin: 6px 0;
`

interface FlagTickProps {
  readonly label: string
  readonly hint?: string
  readonly field: Shown<string>
}

/** Written as `true` or `false`; without it, no. */
export const FlagTick = ({ label, hint, field }: FlagTickProps) => {
  const { edit } = useForm()
  if (field.is === 'written') return <Written path={field.path} label={label} text={field.text} />
  const value = field.is === 'value' ? field.value : 'false'
  if (value !== 'true' && value !== 'false') return <Written path={field.path} label={label} text={value} />
  return (
    <div data-field={fieldKey(field.path)}>
      <Tick
        label={label}
        hint={hint}
        checked={value === 'true'}
        isFixed={false}
        onTick={(on) => edit([{ do: 'set', path: field.path, value: on }])}
      />
      <Faults path={field.path} />
    </div>
  )
}

export interface Option {
  readonly value: string
  readonly name: string
}

interface SetFieldProps {
  readonly label: string
  readonly field: Shown<readonly string[]>
  readonly options: readonly Option[]
  readonly toValue?: (word: string) => Value
}

/** Any of a few words, each with its tick; a word that isn't among them is shown too. */
export const TickSet = ({ label, field, options, toValue = (word) => word }: SetFieldProps) => {
  const { edit } = useForm()
  if (field.is === 'written') return <Written path={field.path} label={label} text={field.text} />
  const chosen = field.is === 'value' ? field.value : []
  const others = chosen.filter((word) => !options.some(({ value }) => value === word))
  const turn = (word: string, on: boolean) => {
    const next = on ? [...chosen, word] : chosen.filter((one) => one !== word)
    edit([{ do: 'set', path: field.path, value: next.map(toValue) }])
  }
  return (
    <Fieldset data-field={fieldKey(field.path)}>
      <Fieldset.Legend>{label}</Fieldset.Legend>
      <Columns style={{ marginTop: 4 }}>
        {[...options, ...others.map((value) => ({ value, name: value }))].map(({ value, name }) => (
          <Tick
            key={value}
            label={name}
            checked={chosen.includes(value)}
            isFixed={false}
            onTick={(on) => turn(value, on)}
          />
        ))}
      </Columns>
      <Faults path={field.path} />
    </Fieldset>
  )
}

interface LongSetProps extends SetFieldProps {
  /** The name of the field from which one more is added. */
  readonly add: string
  readonly clear?: readonly Change[]
}

/** Some of many: those that are chosen, and a list to add from. */
export const LongSet = ({ label, add, field, options, clear, toValue = (word) => word }: LongSetProps) => {
  const { edit } = useForm()
  const { say } = usePanelWords()
  const [wanted, setWanted] = useState('')
  if (field.is === 'written') return <Written path={field.path} label={label} text={field.text} />
  const chosen = field.is === 'value' ? field.value : []
  const set = (words: readonly string[]) => {
    if (words.length === 0 && clear !== undefined) edit(clear, field.path)
    else edit([{ do: 'set', path: field.path, value: words.map(toValue) }], field.path)
  }
  const nameOf = (word: string) => options.find(({ value }) => value === word)?.name ?? word
  const left = options.filter(({ value }) => !chosen.includes(value))
  return (
    <Fieldset>
      <Fieldset.Legend>{label}</Fieldset.Legend>
      {chosen.length === 0 ? null : (
        <Chosen>
          {chosen.map((word) => (
            <li key={word}>
              <Button
                size="small"
                aria-label={say('panel.retention.form.remove-one', { name: nameOf(word) })}
                onClick={() => set(chosen.filter((one) => one !== word))}
              >
                {nameOf(word)} <span aria-hidden="true">&nbsp;×</span>
              </Button>
            </li>
          ))}
        </Chosen>
      )}
      <Buttons>
        <Frame path={field.path} label={add}>
          {(validation) => (
            <Select value={wanted} onChange={({ target }) => setWanted(target.value)} {...validation}>
              <option value="">–</option>
              {left.map(({ value, name }) => (
                <option key={value} value={value}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </Frame>
        <Button
          onClick={() => {
            if (wanted === '') return
            set([...chosen, wanted])
            setWanted('')
          }}
        >
          {say('panel.retention.form.add')}
        </Button>
      </Buttons>
    </Fieldset>
  )
}
