import { Field, Input, Select } from '@zendeskgarden/react-forms'
import { useState } from 'react'
import { periodText } from '../../parts/amounts.ts'
import { usePanelWords } from '../../words.ts'
import type { Shown } from './conditions.ts'
import { useForm } from './context.ts'
import { Frame, Pair, PickField, WordField, Written } from './fields.tsx'
import type { PolicyView } from './view.ts'

const anchors = ['created', 'updated', 'solved', 'closed', 'last_customer_comment'] as const
const units = ['D', 'W', 'M', 'Y'] as const
type Unit = (typeof units)[number]

/** Only whole numbers are periods. A fraction is written as it was typed, for the check to refuse: "2.5" must not end as 25. */
const numberText = /^[\d.,]{0,6}$/

/** A period of one unit: its number and the unit. */
export const plainPeriod = (text: string): { number: string; unit: Unit } | undefined => {
  const found = /^P([\d.,]{0,6})([DWMY])$/.exec(text)
  const unit = units.find((one) => one === found?.[2])
  return found === null || unit === undefined ? undefined : { number: found[1] ?? '', unit }
}

interface PeriodProps {
  readonly label: string
  readonly unitLabel: string
  readonly field: Shown<string>
  /** What counts where nothing is written. */
  readonly usual?: string
  readonly testId: string
}

/** A number and a unit, or the text where it takes more than one unit. */
export const PeriodField = ({ label, unitLabel, field, usual = '', testId }: PeriodProps) => {
  const { say, locale } = usePanelWords()
  const { edit } = useForm()
  const text = field.is === 'value' ? field.value : usual
  const plain = plainPeriod(text)
  const [isText, setIsText] = useState(plain === undefined && text !== '')
  if (field.is === 'written') return <Written path={field.path} label={label} text={field.text} />
  const isShownAsText = isText || (plain === undefined && text !== '')
  const { number = '', unit = 'D' } = plain ?? {}
  const set = (value: string) => edit([{ do: 'set', path: field.path, value }])
  const turnTo = (wanted: string) => {
    setIsText(wanted === 'text')
    if (wanted !== 'text') set(`P${number === '' ? 1 : number}${wanted}`)
  }
  return (
    <Pair>
      {isShownAsText ? (
        <WordField
          label={label}
          hint={periodText(locale, text)}
          field={field.is === 'absent' && text !== '' ? { is: 'value', path: field.path, value: text } : field}
          testId={testId}
        />
      ) : (
        <Frame path={field.path} label={label}>
          {(validation) => (
            <Input
              inputMode="numeric"
              autoComplete="off"
              value={number}
              onChange={({ target }) => {
                const wanted = target.value.trim()
                if (numberText.test(wanted)) set(`P${wanted}${unit}`)
              }}
              data-testid={testId}
              {...validation}
            />
          )}
        </Frame>
      )}
      <Field>
        <Field.Label>{unitLabel}</Field.Label>
        <Select
          value={isShownAsText ? 'text' : unit}
          onChange={({ target }) => turnTo(target.value)}
          data-testid={`${testId}-unit`}
        >
          {units.map((one) => (
            <option key={one} value={one}>
              {say(`panel.retention.form.unit.${one}`)}
            </option>
          ))}
          <option value="text">{say('panel.retention.form.unit.text')}</option>
        </Select>
      </Field>
    </Pair>
  )
}

/** How long, and from when. */
export const Keep = ({ keep }: Pick<PolicyView, 'keep'>) => {
  const { say } = usePanelWords()
  return (
    <>
      <PeriodField
        label={say('panel.retention.form.keep-for')}
        unitLabel={say('panel.retention.form.keep-unit')}
        field={keep.for}
        testId="keep-for"
      />
      <PickField
        label={say('panel.retention.form.since')}
        field={keep.since}
        options={anchors.map((value) => ({ value, name: say(`panel.retention.form.since-event.${value}`) }))}
        testId="keep-since"
      />
    </>
  )
}
