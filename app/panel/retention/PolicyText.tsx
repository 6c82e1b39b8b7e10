import { Anchor, Button } from '@zendeskgarden/react-buttons'
import { useId, useRef, useState } from 'react'
import { styled } from 'styled-components'
import type { PolicyProblem } from '../../../contract/retention.ts'
import type { Trouble as Problem } from '../../api.ts'
import { color, focus } from '../../parts/garden.ts'
import { Small } from '../../parts/text.ts'
import { Actions } from '../parts/Block.tsx'
import { hrefOf } from '../router.ts'
import { usePanelWords } from '../words.ts'
import type { RetentionCalls } from './calls.ts'
import { offsetOf } from './place.ts'
import { Problems } from './Problems.tsx'
import { Templates } from './Templates.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { useChecked } from './use-checked.ts'

const Sides = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 3fr) minmax(240px, 2fr);
  gap: 20px;
  align-items: start;
  margin-top: 20px;

  @media (max-width: 899px) {
    grid-template-columns: minmax(0, 1fr);
  }
`

const Writing = styled.div`
  display: grid;
  gap: 8px;
`

const Label = styled.label`
  font-weight: ${({ theme }) => theme.fontWeights.semibold};
`

const Text = styled.textarea`
  width: 100%;
  min-height: 460px;
  padding: 10px 12px;
  border: 1px solid ${color('border.emphasis')};
  border-radius: ${({ theme }) => theme.borderRadii.md};
  background: ${color('background.default')};
  color: inherit;
  font-family: ${({ theme }) => theme.fonts.mono};
  font-size: 13px;
  line-height: 20px;
  white-space: pre;
  overflow: auto;
  resize: vertical;
  tab-size: 2;

  ${focus}
`

interface PolicyTextProps {
  readonly calls: RetentionCalls
  readonly go: (path: string) => void
  /** The text as it is stored. */
  readonly before: string
}

export const PolicyText = ({ calls, go, before }: PolicyTextProps) => {
  const { say } = usePanelWords()
  const [text, setText] = useState(before)
  const [isSaving, setIsSaving] = useState(false)
  const [problem, setProblem] = useState<Problem | undefined>(undefined)
  const field = useRef<HTMLTextAreaElement>(null)
  const [id, hint] = [useId(), useId()]
  const checked = useChecked(calls, text)
  const hasProblems = checked.state === 'checked' && checked.problems.length > 0

  const show = ({ line, column }: PolicyProblem) => {
    const at = offsetOf(text, line, column)
    field.current?.focus()
    field.current?.setSelectionRange(at, at)
  }

  const save = async () => {
    setIsSaving(true)
    const answer = await calls.save(text)
    setIsSaving(false)
    setProblem(answer.ok ? undefined : answer.problem)
    if (answer.ok && answer.value.saved) go('retention')
  }

  return (
    <>
      {problem === undefined ? null : <Trouble problem={problem} />}
      <Sides>
        <Writing>
          <Label htmlFor={id}>{say('panel.retention.editor.text')}</Label>
          <Text
            id={id}
            ref={field}
            dir="ltr"
            spellCheck={false}
            autoComplete="off"
            value={text}
            aria-describedby={hint}
            aria-invalid={hasProblems}
            onChange={(event) => setText(event.target.value)}
            data-testid="policy-text"
          />
          <Small id={hint}>{say('panel.retention.editor.hint')}</Small>
          <Actions>
            <Button
              isPrimary
              disabled={isSaving || text.trim() === '' || text === before || hasProblems}
              onClick={() => void save()}
              data-testid="save-policies"
            >
              {say('panel.retention.editor.save')}
            </Button>
            <Anchor href={hrefOf('retention')}>{say('panel.retention.back')}</Anchor>
          </Actions>
        </Writing>
        <div>
          <Problems checked={checked} onShow={show} />
          <Templates hasText={text.trim() !== ''} onChoose={setText} />
        </div>
      </Sides>
    </>
  )
}
