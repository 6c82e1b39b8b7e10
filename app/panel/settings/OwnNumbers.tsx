import { Button } from '@zendeskgarden/react-buttons'
import { Field, Input, Select } from '@zendeskgarden/react-forms'
import { useState } from 'react'
import { styled } from 'styled-components'
import { isShape, type OwnNumber, type OwnNumberState } from '../../../core/pii/own-numbers/shape.ts'
import { color } from '../../parts/garden.ts'
import { Plain, Small, Value } from '../../parts/text.ts'
import { Empty } from '../parts/Empty.tsx'
import { usePanelWords } from '../words.ts'
import type { TabProps } from './tab.ts'

const Lead = styled.p`
  margin: 20px 0 16px;
  max-width: 72ch;
`

const Adding = styled.form`
  display: flex;
  flex-wrap: wrap;
  gap: 12px;
  align-items: end;
  max-width: 640px;
  margin-bottom: 20px;

  & > :first-child {
    flex: 1 1 260px;
  }
`

const Item = styled.li`
  display: flex;
  flex-wrap: wrap;
  gap: 8px 16px;
  align-items: center;
  max-width: 760px;
  padding: 10px 0;
  border-top: 1px solid ${color('border.subtle')};
`

const Facts = styled.div`
  flex: 1 1 180px;
  min-width: 0;
`

const State = styled.div`
  flex: 0 1 190px;
`

const states: readonly OwnNumberState[] = ['subtracted', 'kept']

interface AddProps {
  readonly known: readonly OwnNumber[]
  readonly onAdd: (shape: string) => void
}

const Add = ({ known, onAdd }: AddProps) => {
  const { say } = usePanelWords()
  const [written, setWritten] = useState('')
  const [problem, setProblem] = useState<'shape' | 'taken'>()
  const shape = written.trim().toUpperCase()
  return (
    <Adding
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (known.some((one) => one.shape === shape)) setProblem('taken')
        else if (isShape(shape)) {
          onAdd(shape)
          setWritten('')
          setProblem(undefined)
        } else setProblem('shape')
      }}
    >
      <Field>
        <Field.Label>{say('panel.numbers.shape')}</Field.Label>
        <Field.Hint>{say('panel.numbers.shape-hint')}</Field.Hint>
        <Input
          value={written}
          dir="ltr"
          spellCheck={false}
          autoComplete="off"
          onChange={({ target }) => setWritten(target.value)}
          {...(problem === undefined ? {} : { validation: 'error', 'aria-invalid': true })}
        />
        {problem === undefined ? null : (
          <Field.Message validation="error" validationLabel={say('panel.problem')}>
            {say(`panel.numbers.problem-${problem}`)}
          </Field.Message>
        )}
      </Field>
      <Button type="submit">{say('panel.numbers.add')}</Button>
    </Adding>
  )
}

/** Forms in which the account writes numbers of its own, and which of them are left out of what is found. */
export const OwnNumbers = ({ draft, isFixed, onEdit }: TabProps) => {
  const { say } = usePanelWords()
  const numbers = draft.own_numbers
  const set = (shape: string, state: OwnNumberState) =>
    onEdit({ own_numbers: numbers.map((one) => (one.shape === shape ? { ...one, state } : one)) })
  const waiting = numbers.filter(({ state }) => state === 'proposed').length
  return (
    <>
      <Lead>{say('panel.numbers.lead')}</Lead>
      {isFixed ? null : (
        <Add
          known={numbers}
          onAdd={(shape) =>
            onEdit({ own_numbers: [...numbers, { shape, origin: 'admin', state: 'subtracted', seen: 0 }] })
          }
        />
      )}
      {waiting > 0 ? (
        <Small style={{ marginBottom: 8 }}>{say('panel.numbers.waiting', { count: waiting })}</Small>
      ) : null}
      {numbers.length === 0 ? (
        <Empty title={say('panel.numbers.none')} text={say('panel.numbers.none-hint')} />
      ) : (
        <Plain>
          {numbers.map(({ shape, origin, state, seen }) => (
            <Item key={shape} data-testid="own-number">
              <Facts>
                <Value>{shape}</Value>
                <Small>{say(`panel.numbers.${origin === 'learned' ? 'learned' : 'written'}`, { count: seen })}</Small>
              </Facts>
              <State>
                <Field>
                  <Field.Label hidden>{say('panel.numbers.state-of', { shape })}</Field.Label>
                  <Select
                    isCompact
                    value={state}
                    disabled={isFixed}
                    onChange={({ target }) => {
                      const next = states.find((one) => one === target.value)
                      if (next !== undefined) set(shape, next)
                    }}
                  >
                    {state === 'proposed' ? <option value="proposed">{say('panel.numbers.proposed')}</option> : null}
                    {states.map((one) => (
                      <option key={one} value={one}>
                        {say(`panel.numbers.${one}`)}
                      </option>
                    ))}
                  </Select>
                </Field>
              </State>
              {isFixed || origin === 'learned' ? null : (
                <Button
                  size="small"
                  isDanger
                  aria-label={say('panel.numbers.remove-this', { shape })}
                  onClick={() => onEdit({ own_numbers: numbers.filter((one) => one.shape !== shape) })}
                >
                  {say('panel.detector.remove')}
                </Button>
              )}
            </Item>
          ))}
        </Plain>
      )}
    </>
  )
}
