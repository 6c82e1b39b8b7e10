import { Anchor, Button } from '@zendeskgarden/react-buttons'
import { lazy, Suspense, useCallback, useId, useRef, useState } from 'react'
import { styled } from 'styled-components'
import type { PolicyProblem } from '../../../contract/retention.ts'
import type { Api, Trouble as Problem } from '../../api.ts'
import { color, focus } from '../../parts/garden.ts'
import { Loading } from '../../parts/Loading.tsx'
import { Note } from '../../parts/Note.tsx'
import { Small } from '../../parts/text.ts'
import { Actions } from '../parts/Block.tsx'
import { hrefOf } from '../router.ts'
import { usePanelWords } from '../words.ts'
import type { RetentionCalls } from './calls.ts'
import { offsetOf } from './place.ts'
import { Problems } from './Problems.tsx'
import { Templates } from './Templates.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { useChecked, type Checked } from './use-checked.ts'
import { useUnsaved } from './use-unsaved.ts'

/** A file of its own: it carries YAML's reader and the calendar of schedules. */
const PolicyForm = lazy(async () => ({ default: (await import('./form/PolicyForm.tsx')).PolicyForm }))

const Sides = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
  gap: 28px;
  align-items: start;
  margin-top: 20px;

  @media (max-width: 899px) {
    grid-template-columns: minmax(0, 1fr);
  }
`

/** Beside a long form the text stays in sight. */
const Writing = styled.div`
  display: grid;
  gap: 8px;

  @media (min-width: 900px) {
    position: sticky;
    top: 16px;
  }
`

const lineHeight = 20

const Label = styled.label`
  font-weight: ${({ theme }) => theme.fontWeights.semibold};
`

const Text = styled.textarea`
  width: 100%;
  height: 460px;
  min-height: 120px;
  padding: 10px 12px;
  border: 1px solid ${color('border.emphasis')};
  border-radius: ${({ theme }) => theme.borderRadii.md};
  background: ${color('background.default')};
  color: inherit;
  font-family: ${({ theme }) => theme.fonts.mono};
  font-size: 13px;
  line-height: ${lineHeight}px;
  white-space: pre;
  overflow: auto;
  resize: vertical;
  tab-size: 2;

  ${focus}
`

interface PolicyTextProps {
  readonly api: Api
  readonly calls: RetentionCalls
  readonly go: (path: string) => void
  /** The version that is written on; without one nothing is stored yet. */
  readonly versionId: string | undefined
  /** The text as it is stored. */
  readonly before: string
  /** The policy to open in the form, by its name. */
  readonly open: string | undefined
  readonly now: () => Date
}

/** Policies as a form and as their text: two views of one thing, whichever is written in. */
export const PolicyText = ({ api, calls, go, versionId, before, open, now }: PolicyTextProps) => {
  const { say } = usePanelWords()
  const { text, write, forget } = useUnsaved(api, versionId, before)
  const [isSaving, setIsSaving] = useState(false)
  const [problem, setProblem] = useState<Problem | undefined>(undefined)
  const [refused, setRefused] = useState<Extract<Checked, { state: 'checked' }> | undefined>(undefined)
  const field = useRef<HTMLTextAreaElement>(null)
  const [id, hint] = [useId(), useId()]
  const asked = useChecked(calls, text)
  // A text can be saved before it is checked, or where the check failed: what saving it said is shown like a check.
  const checked = refused?.text === text ? refused : asked
  const hasProblems = checked.state === 'checked' && checked.problems.length > 0

  const showPlace = useCallback((at: number, isFocused: boolean) => {
    const area = field.current
    if (area === null) return
    area.scrollTop = lineHeight * Math.max(area.value.slice(0, at).split('\n').length - 2, 0)
    if (!isFocused) return
    area.focus()
    area.setSelectionRange(at, at)
  }, [])
  const show = ({ line, column }: PolicyProblem) => showPlace(offsetOf(text, line, column), true)

  const save = async () => {
    setIsSaving(true)
    const answer = await calls.save(text, versionId ?? null)
    setIsSaving(false)
    setProblem(answer.ok ? undefined : answer.problem)
    if (!answer.ok) return
    if (!answer.value.saved) {
      setRefused({ state: 'checked', text, problems: answer.value.problems, warnings: [] })
      return
    }
    forget()
    go('retention')
  }

  const takeTheirs = async () => {
    const answer = await calls.versions()
    if (answer.ok) go(`retention/policies/${answer.value.versions[0]?.id ?? ''}`)
    else setProblem(answer.problem)
  }

  return (
    <>
      {problem === undefined ? null : problem === 'policies-changed' ? (
        <div role="alert">
          <Note
            kind="warning"
            testId="policies-changed"
            action={{ name: say('panel.save.take-theirs'), run: () => void takeTheirs() }}
          >
            {say('problem.policies-changed')} {say('panel.retention.editor.kept')}
          </Note>
        </div>
      ) : (
        <Trouble problem={problem} />
      )}
      <Sides>
        <Suspense fallback={<Loading label={say('panel.loading')} />}>
          <PolicyForm text={text} checked={checked} onText={write} onShow={showPlace} open={open} now={now} />
        </Suspense>
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
            onChange={(event) => write(event.target.value)}
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
            {text === before ? null : (
              <Button isBasic disabled={isSaving} onClick={() => write(before)} data-testid="discard-policies">
                {say('panel.save.discard')}
              </Button>
            )}
            <Anchor href={hrefOf('retention')}>{say('panel.retention.back')}</Anchor>
          </Actions>
          <Problems checked={checked} onShow={show} />
        </Writing>
      </Sides>
      <Templates hasText={text.trim() !== ''} onChoose={write} />
    </>
  )
}
