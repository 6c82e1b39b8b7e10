import { useId, useState } from 'react'
import { styled } from 'styled-components'
import { longestSilence, type AccessVerdict } from '../../../contract/access.ts'
import { Small } from '../../parts/text.ts'
import { Ask } from '../parts/Ask.tsx'
import { Choice } from '../parts/Choice.tsx'
import { durationText } from '../parts/amounts.ts'
import { usePanelWords } from '../words.ts'

const Select = styled.select`
  margin-inline-start: 8px;
  padding: 4px 8px;
  border-radius: ${({ theme }) => theme.borderRadii.md};
  background: inherit;
  color: inherit;
  font: inherit;
`

const lengths = [7, 30, longestSilence] as const
const day = 86_400

interface ExpectedProps {
  readonly onCancel: () => void
  readonly onConfirm: (verdict: AccessVerdict) => void
}

/** That a case is expected says of which others, and until when: nothing is silenced for ever. */
export const Expected = ({ onCancel, onConfirm }: ExpectedProps) => {
  const { say, locale } = usePanelWords()
  const [scope, setScope] = useState<'cause' | 'kind'>('cause')
  const [days, setDays] = useState<number>(30)
  const id = useId()
  return (
    <Ask
      title={say('panel.access.expected.title')}
      cancel={say('panel.cancel')}
      confirm={say('panel.access.verdict.expected')}
      onCancel={onCancel}
      onConfirm={() => onConfirm({ verdict: 'expected', scope, days })}
      testId="ask-expected"
    >
      <Choice
        legend={say('panel.access.expected.scope')}
        options={[
          { value: 'cause', name: say('panel.access.expected.cause') },
          { value: 'kind', name: say('panel.access.expected.kind') },
        ]}
        chosen={scope}
        isFixed={false}
        onChoose={setScope}
      />
      <div>
        <label htmlFor={id}>{say('panel.access.expected.for')}</label>
        <Select id={id} value={days} onChange={(event) => setDays(Number(event.target.value))}>
          {lengths.map((one) => (
            <option key={one} value={one}>
              {durationText(locale, one * day)}
            </option>
          ))}
        </Select>
      </div>
      <Small>{say('panel.access.expected.means')}</Small>
    </Ask>
  )
}
