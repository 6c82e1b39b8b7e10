import { Field, Range } from '@zendeskgarden/react-forms'
import { styled } from 'styled-components'
import { usePanelWords } from '../words.ts'
import { levelOf } from './level.ts'

const Line = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 0 12px;
  justify-content: space-between;
`

/** Garden's fields write in no size at all outside their own parts. */
const Now = styled.output`
  font-size: ${({ theme }) => theme.fontSizes.md};
  font-weight: ${({ theme }) => theme.fontWeights.semibold};
  font-variant-numeric: tabular-nums;
`

interface ThresholdProps {
  readonly label: string
  readonly hint: string
  readonly value: number
  readonly isFixed: boolean
  readonly onMove: (value: number) => void
}

const percent = 100

/** A probability on a rail, said in words and as a number. */
export const Threshold = ({ label, hint, value, isFixed, onMove }: ThresholdProps) => {
  const { say } = usePanelWords()
  const now = say('panel.level.both', { level: say(`panel.level.${levelOf(value)}`), score: value })
  return (
    <Field>
      <Line>
        <Field.Label>{label}</Field.Label>
        <Now>{now}</Now>
      </Line>
      <Field.Hint>{hint}</Field.Hint>
      <Range
        min={5}
        max={percent}
        step={1}
        value={Math.round(value * percent)}
        disabled={isFixed}
        aria-valuetext={now}
        onChange={(event) => onMove(Number(event.target.value) / percent)}
      />
    </Field>
  )
}
