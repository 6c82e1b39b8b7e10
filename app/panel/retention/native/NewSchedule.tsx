import { Button } from '@zendeskgarden/react-buttons'
import { Field, Input, Select } from '@zendeskgarden/react-forms'
import { useState } from 'react'
import { styled } from 'styled-components'
import { Small } from '../../../parts/text.ts'
import { Actions, Block } from '../../parts/Block.tsx'
import { Press } from '../../parts/Press.tsx'
import { usePanelWords } from '../../words.ts'

const Form = styled.form`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 12px;
  max-width: 480px;
`

const Row = styled.div`
  display: grid;
  grid-template-columns: 110px minmax(0, 1fr);
  gap: 12px;
  align-items: end;
`

const units = ['D', 'M', 'Y'] as const
type Unit = (typeof units)[number]

/** The longest title the server takes, and the largest count of a period. */
const [longest, most] = [100, 9999]

const isCount = (written: string): boolean => /^[1-9]\d{0,3}$/.test(written) && Number(written) <= most

interface NewScheduleProps {
  readonly isBusy: boolean
  readonly onAsk: (wanted: { readonly title: string; readonly period: string }) => void
  readonly onCancel: () => void
}

/** A schedule that deletes what nothing has changed for so long: the one condition whose meaning is documented. */
export const NewSchedule = ({ isBusy, onAsk, onCancel }: NewScheduleProps) => {
  const { say } = usePanelWords()
  const [title, setTitle] = useState('')
  const [count, setCount] = useState('1')
  const [unit, setUnit] = useState<Unit>('Y')
  const [isTold, setIsTold] = useState(false)
  const [noTitle, noCount] = [title.trim() === '', !isCount(count)]
  const wrong = { validation: 'error', 'aria-invalid': true } as const
  return (
    <Block title={say('panel.native.new')} testId="new-schedule">
      <Form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (isBusy) return
          setIsTold(true)
          if (!noTitle && !noCount) onAsk({ title: title.trim(), period: `P${count}${unit}` })
        }}
      >
        <Field>
          <Field.Label>{say('panel.native.name')}</Field.Label>
          <Input
            autoFocus
            value={title}
            maxLength={longest}
            autoComplete="off"
            onChange={({ target }) => setTitle(target.value)}
            {...(isTold && noTitle ? wrong : {})}
          />
          {isTold && noTitle ? (
            <Field.Message validation="error" validationLabel={say('panel.problem')}>
              {say('panel.native.name-missing')}
            </Field.Message>
          ) : null}
        </Field>
        <Row>
          <Field>
            <Field.Label>{say('panel.native.after')}</Field.Label>
            <Input
              inputMode="numeric"
              value={count}
              onChange={({ target }) => setCount(target.value)}
              {...(isTold && noCount ? wrong : {})}
            />
          </Field>
          <Field>
            <Field.Label hidden>{say('panel.native.unit')}</Field.Label>
            <Select value={unit} onChange={({ target }) => setUnit(units.find((one) => one === target.value) ?? unit)}>
              {units.map((one) => (
                <option key={one} value={one}>
                  {say(`panel.native.units.${one}`)}
                </option>
              ))}
            </Select>
          </Field>
        </Row>
        {isTold && noCount ? <Small role="alert">{say('panel.native.count-wrong')}</Small> : null}
        <Small>{say('panel.native.after-hint')}</Small>
        <Actions>
          <Press isPrimary type="submit" isOff={isBusy} data-testid="create-schedule">
            {say('panel.native.create')}
          </Press>
          <Button isBasic onClick={onCancel}>
            {say('panel.cancel')}
          </Button>
        </Actions>
      </Form>
    </Block>
  )
}
