import { Button } from '@zendeskgarden/react-buttons'
import { Field, Input, Select } from '@zendeskgarden/react-forms'
import { useState, type ReactNode } from 'react'
import { styled } from 'styled-components'
import { color } from '../../../parts/garden.ts'
import { Small } from '../../../parts/text.ts'
import { usePanelWords } from '../../words.ts'
import type { Change } from './change.ts'
import type { Shown } from './conditions.ts'
import { useForm } from './context.ts'
import { fieldKey } from './places.ts'
import type { Path } from './source.ts'
import type { Value } from './write.ts'

/** Fields side by side where there is room. */
export const Pair = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 130px), 1fr));
  gap: 12px 16px;
  align-items: start;
`

export const Stack = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 14px;
`

export const Buttons = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 8px;
  align-items: end;
`

const Code = styled.pre`
  margin: 4px 0;
  padding: 8px 10px;
  max-height: 180px;
  overflow: auto;
  border: 1px solid ${color('border.default')};
  border-radius: ${({ theme }) => theme.borderRadii.md};
  background: ${color('background.subtle')};
  font-family: ${({ theme }) => theme.fonts.mono};
  font-size: 12px;
  line-height: 18px;
`

const Fault = styled.span`
  display: block;
  overflow-wrap: anywhere;
`

const FaultList = ({ found }: { readonly found: readonly string[] }) => {
  const { say } = usePanelWords()
  return found.length === 0 ? null : (
    <Field.Message validation="error" validationLabel={say('panel.problem')}>
      {found.map((text) => (
        <Fault key={text}>{text}</Fault>
      ))}
    </Field.Message>
  )
}

/** What is wrong with a part that is no single field. */
export const Faults = ({ path }: { readonly path: Path }) => {
  const { problems } = useForm()
  const found = problems(path)
  return found.length === 0 ? null : (
    <Field>
      <FaultList found={found} />
    </Field>
  )
}

interface WrittenProps {
  readonly path: Path
  readonly label: string
  readonly text: string
}

/** What a form has no place for: it is shown as it stands, and left so. */
export const Written = ({ path, label, text }: WrittenProps) => {
  const { say } = usePanelWords()
  const { showText } = useForm()
  return (
    <div data-field={fieldKey(path)} data-testid="written">
      <strong>{label}</strong>
      <Small>{say('panel.retention.form.written')}</Small>
      {/* A scrolled part must be reached by the keyboard. */}
      <Code dir="ltr" tabIndex={0} role="group" aria-label={label}>
        {text}
      </Code>
      <Faults path={path} />
      <Button size="small" isBasic onClick={() => showText(path)}>
        {say('panel.retention.form.show-text')}
      </Button>
    </div>
  )
}

interface FrameProps {
  readonly path: Path
  readonly label: string
  readonly hint?: ReactNode
  readonly children: (validation: { validation?: 'error'; 'aria-invalid'?: true }) => ReactNode
}

/** A field with its name, and under it what is wrong there. */
export const Frame = ({ path, label, hint, children }: FrameProps) => {
  const { problems } = useForm()
  const found = problems(path)
  return (
    <Field data-field={fieldKey(path)}>
      <Field.Label>{label}</Field.Label>
      {hint === undefined ? null : <Field.Hint>{hint}</Field.Hint>}
      {children(found.length === 0 ? {} : { validation: 'error', 'aria-invalid': true })}
      <FaultList found={found} />
    </Field>
  )
}

/** What is being typed, as long as it means what the text says. */
const useDraft = (value: string, normal: (text: string) => string) => {
  const [draft, setDraft] = useState(value)
  return [normal(draft) === normal(value) ? draft : value, setDraft] as const
}

const trimmed = (text: string): string => text.trim()

export interface WordFieldProps {
  readonly label: string
  readonly hint?: ReactNode
  readonly field: Shown<string>
  /** What is taken away with the last letter; without it the empty text is written. */
  readonly clear?: readonly Change[]
  /** From what is typed to what is written, and back. */
  readonly toValue?: (text: string) => Value
  readonly toText?: (written: string) => string
  readonly lang?: string
  readonly inputMode?: 'numeric' | 'decimal' | 'email'
  readonly type?: 'text' | 'date'
  readonly list?: string
  readonly testId?: string
}

const asIs = (text: string): string => text

export const WordField = ({ field, clear, toValue = asIs, toText = asIs, ...props }: WordFieldProps) => {
  const { edit } = useForm()
  const value = field.is === 'value' ? toText(field.value) : ''
  // By what is written: "2." is 2 until the next key, and must not turn into "2" before it comes.
  const normal = (text: string) => JSON.stringify(toValue(text.trim()))
  const [draft, setDraft] = useDraft(value, normal)
  if (field.is === 'written') return <Written path={field.path} label={props.label} text={field.text} />
  const write = (text: string) => {
    setDraft(text)
    const next = text.trim()
    if (normal(next) === normal(value)) return
    if (next === '' && clear !== undefined) edit(clear)
    else edit([{ do: 'set', path: field.path, value: toValue(next) }])
  }
  return (
    <Frame path={field.path} label={props.label} hint={props.hint}>
      {(validation) => (
        <Input
          type={props.type ?? 'text'}
          dir="auto"
          lang={props.lang}
          inputMode={props.inputMode}
          list={props.list}
          autoComplete="off"
          value={draft}
          onChange={({ target }) => write(target.value)}
          data-testid={props.testId}
          {...validation}
        />
      )}
    </Frame>
  )
}

/** A whole number is written as one; all else as it was typed, for the check to refuse. */
export const numberOf = (text: string): Value => (/^\d{1,15}$/.test(text) ? Number(text) : text)

interface WordsFieldProps {
  readonly label: string
  readonly hint?: ReactNode
  readonly field: Shown<readonly string[]>
  readonly clear?: readonly Change[]
  /** What parts one word from the next. */
  readonly between?: RegExp
  readonly toValue?: (word: string) => Value
  /** How the words are written where that is more than to set them. */
  readonly change?: (words: readonly string[]) => readonly Change[]
  readonly testId?: string
}

/** Several words in one line. */
export const WordsField = ({ label, hint, field, between = /[\s,;]+/, testId, ...props }: WordsFieldProps) => {
  const { clear, toValue = asIs, change } = props
  const { edit } = useForm()
  const split = (text: string) =>
    text
      .split(between)
      .map(trimmed)
      .filter((word) => word !== '')
  const value = field.is === 'value' ? field.value.join(', ') : ''
  const [draft, setDraft] = useDraft(value, (text) => JSON.stringify(split(text)))
  if (field.is === 'written' || (field.is === 'value' && JSON.stringify(split(value)) !== JSON.stringify(field.value)))
    return <Written path={field.path} label={label} text={field.is === 'written' ? field.text : value} />
  const write = (text: string) => {
    setDraft(text)
    const words = split(text)
    if (JSON.stringify(words) === JSON.stringify(split(value))) return
    if (words.length === 0 && clear !== undefined) edit(clear)
    else edit(change?.(words) ?? [{ do: 'set', path: field.path, value: words.map(toValue) }])
  }
  return (
    <Frame path={field.path} label={label} hint={hint}>
      {(validation) => (
        <Input
          dir="auto"
          spellCheck={false}
          autoComplete="off"
          value={draft}
          onChange={({ target }) => write(target.value)}
          data-testid={testId}
          {...validation}
        />
      )}
    </Frame>
  )
}

interface PickFieldProps {
  readonly label: string
  readonly toValue?: (word: string) => Value
  readonly field: Shown<string>
  readonly options: readonly { readonly value: string; readonly name: string }[]
  readonly testId?: string
}

/** One of a few words; one that isn't among them stays until another is chosen. */
export const PickField = ({ label, field, options, toValue = asIs, testId }: PickFieldProps) => {
  const { edit } = useForm()
  if (field.is === 'written') return <Written path={field.path} label={label} text={field.text} />
  const value = field.is === 'value' ? field.value : ''
  const isKnown = options.some((option) => option.value === value)
  return (
    <Frame path={field.path} label={label}>
      {(validation) => (
        <Select
          value={value}
          onChange={({ target }) => edit([{ do: 'set', path: field.path, value: toValue(target.value) }])}
          data-testid={testId}
          {...validation}
        >
          {isKnown ? null : <option value={value}>{value === '' ? '–' : value}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.name}
            </option>
          ))}
        </Select>
      )}
    </Frame>
  )
}
