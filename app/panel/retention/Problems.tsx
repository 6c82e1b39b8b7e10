import { useRef } from 'react'
import { styled } from 'styled-components'
import type { PolicyProblem } from '../../../contract/retention.ts'
import { color, focus } from '../../parts/garden.ts'
import { Note } from '../../parts/Note.tsx'
import { Plain, Small } from '../../parts/text.ts'
import { usePanelWords } from '../words.ts'
import { problemText, textTroubleText } from './texts.ts'
import type { Checked } from './use-checked.ts'

const Row = styled.button<{ readonly $isWarning: boolean }>`
  display: block;
  width: 100%;
  padding: 8px 10px;
  border: 0;
  border-inline-start: 3px solid
    ${({ theme, $isWarning }) => color($isWarning ? 'border.warningEmphasis' : 'border.dangerEmphasis')({ theme })};
  background: none;
  color: inherit;
  font: inherit;
  text-align: start;
  cursor: pointer;

  &:hover {
    background: ${color('background.subtle')};
  }

  ${focus}
`

const Rows = styled(Plain)`
  display: grid;
  gap: 6px;
  margin-top: 8px;
`

const Told = styled.div`
  margin-top: 12px;
`

/** Takes the focus of the button that checks again. */
const Place = styled.div`
  outline: none;
`

interface ListProps {
  readonly title: string
  readonly problems: readonly PolicyProblem[]
  readonly isWarning: boolean
  readonly onShow: (problem: PolicyProblem) => void
}

const List = ({ title, problems, isWarning, onShow }: ListProps) => {
  const words = usePanelWords()
  if (problems.length === 0) return null
  return (
    <Told>
      <strong>{title}</strong>
      <Rows>
        {problems.map((problem) => (
          <li key={`${problem.line}:${problem.column}:${problem.code}:${problem.word}`}>
            <Row type="button" $isWarning={isWarning} onClick={() => onShow(problem)}>
              <Small>{words.say('panel.retention.editor.place', { line: problem.line, column: problem.column })}</Small>
              {problemText(words, problem)}
            </Row>
          </li>
        ))}
      </Rows>
    </Told>
  )
}

interface ProblemsProps {
  readonly checked: Checked
  /** Goes to the place in the text. */
  readonly onShow: (problem: PolicyProblem) => void
  /** Checks a text again that could not be checked. */
  readonly onRetry: () => void
}

/** What is wrong, each at its line: choosing one goes there. */
export const Problems = ({ checked, onShow, onRetry }: ProblemsProps) => {
  const words = usePanelWords()
  const { say } = words
  const place = useRef<HTMLDivElement>(null)
  const retry = () => {
    // The button goes with what it stands in.
    place.current?.focus()
    onRetry()
  }
  return (
    <Place ref={place} tabIndex={-1} role="status" data-testid="policy-problems">
      {checked.state === 'nothing' ? <Small>{say('panel.retention.editor.empty')}</Small> : null}
      {checked.state === 'checking' ? <Small>{say('panel.retention.editor.checking')}</Small> : null}
      {checked.state === 'failed' ? (
        <Note kind="warning" testId="not-checked" action={{ name: say('server.retry'), run: retry }}>
          {textTroubleText(words, checked.problem, checked.text)}
        </Note>
      ) : null}
      {checked.state !== 'checked' ? null : (
        <>
          {checked.problems.length === 0 ? (
            <Note kind="success" testId="no-problems">
              {say('panel.retention.editor.right')}
            </Note>
          ) : null}
          <List
            title={say('panel.retention.editor.problems', { count: checked.problems.length })}
            problems={checked.problems}
            isWarning={false}
            onShow={onShow}
          />
          <List
            title={say('panel.retention.editor.warnings', { count: checked.warnings.length })}
            problems={checked.warnings}
            isWarning
            onShow={onShow}
          />
        </>
      )}
    </Place>
  )
}
