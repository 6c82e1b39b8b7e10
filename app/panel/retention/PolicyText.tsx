import { Anchor } from '@zendeskgarden/react-buttons'
import { lazy, Suspense, useCallback, useEffect, useId, useRef, useState } from 'react'
import { styled } from 'styled-components'
import type { PolicyProblem } from '../../../contract/retention.ts'
import type { Api, Trouble as Problem } from '../../api.ts'
import { color, focus } from '../../parts/garden.ts'
import { Loading } from '../../parts/Loading.tsx'
import { Note } from '../../parts/Note.tsx'
import { Small } from '../../parts/text.ts'
import { Actions } from '../parts/Block.tsx'
import { Press } from '../parts/Press.tsx'
import { useOnce } from '../parts/use-once.ts'
import { hrefOf } from '../router.ts'
import { usePanelWords } from '../words.ts'
import { AskDiscard } from './AskDiscard.tsx'
import type { RetentionCalls } from './calls.ts'
import { OtherDrafts } from './OtherDrafts.tsx'
import { offsetOf } from './place.ts'
import { Problems } from './Problems.tsx'
import { Templates } from './Templates.tsx'
import { isTooLarge, textTroubleText } from './texts.ts'
import { Trouble } from '../parts/Trouble.tsx'
import { useChecked, type Checked } from './use-checked.ts'
import { useUnsaved, type Base } from './use-unsaved.ts'

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

/** Around the form: what is in it can't be used while a text is being saved. */
const Form = styled.fieldset.attrs({ role: 'none' })`
  min-width: 0;
  margin: 0;
  padding: 0;
  border: 0;
`

interface PolicyTextProps {
  readonly api: Api
  readonly calls: RetentionCalls
  readonly go: (path: string) => void
  /** The version that is written on; without one nothing is stored yet. */
  readonly base: Base | undefined
  /** The text as it is stored. */
  readonly before: string
  /** The policy to open in the form, by its name. */
  readonly open: string | undefined
  readonly now: () => Date
}

/** Policies as a form and as their text: two views of one thing, whichever is written in. */
export const PolicyText = ({ api, calls, go, base, before, open, now }: PolicyTextProps) => {
  const words = usePanelWords()
  const { say } = words
  const { text, others, write, forget, drop } = useUnsaved(api, base, before)
  const { once, isHere } = useOnce()
  const [isSaving, setIsSaving] = useState(false)
  const [isAsking, setIsAsking] = useState(false)
  const [discards, setDiscards] = useState(0)
  const [problem, setProblem] = useState<Problem | undefined>(undefined)
  const [refused, setRefused] = useState<Extract<Checked, { state: 'checked' }> | undefined>(undefined)
  const field = useRef<HTMLTextAreaElement>(null)
  const [id, hint] = [useId(), useId()]
  const { checked: asked, again } = useChecked(calls, text)
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

  // The discarding button is gone, and the dialog closed, which lets the focus go nowhere else.
  useEffect(() => {
    if (discards > 0) field.current?.focus()
  }, [discards])

  const save = () =>
    once(async () => {
      setIsSaving(true)
      const answer = await calls.save(text, base?.id ?? null)
      setIsSaving(false)
      setProblem(answer.ok ? undefined : answer.problem)
      if (!answer.ok) return
      if (!answer.value.saved) {
        setRefused({ state: 'checked', text, problems: answer.value.problems, warnings: [] })
        return
      }
      forget(text)
      if (isHere()) go('retention')
    })

  const takeTheirs = () =>
    once(async () => {
      const answer = await calls.versions()
      if (!answer.ok) setProblem(answer.problem)
      else if (isHere()) go(`retention/policies/${answer.value.versions[0]?.id ?? ''}`)
    })

  // Whoever writes the first version looks for something to begin with.
  const isFirst = base === undefined
  const templates = <Templates hasText={text.trim() !== ''} isFixed={isSaving} onChoose={write} />

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
      ) : isTooLarge(problem, text) ? (
        <div role="alert">
          <Note kind="error" testId="too-large">
            {textTroubleText(words, problem, text)}
          </Note>
        </div>
      ) : (
        <Trouble problem={problem} />
      )}
      <OtherDrafts others={others} onOpen={(id) => go(`retention/policies/${id}`)} onDrop={drop} />
      {isFirst ? templates : null}
      <Sides>
        <Suspense fallback={<Loading label={say('panel.loading')} />}>
          <Form disabled={isSaving}>
            <PolicyForm text={text} checked={checked} onText={write} onShow={showPlace} open={open} now={now} />
          </Form>
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
            readOnly={isSaving}
            aria-describedby={hint}
            aria-invalid={hasProblems}
            onChange={(event) => write(event.target.value)}
            data-testid="policy-text"
          />
          <Small id={hint}>{say('panel.retention.editor.hint')}</Small>
          <Actions>
            <Press
              isPrimary
              isOff={isSaving || text.trim() === '' || text === before || hasProblems}
              onClick={() => void save()}
              data-testid="save-policies"
            >
              {say('panel.retention.editor.save')}
            </Press>
            {text === before ? null : (
              <Press isBasic isOff={isSaving} onClick={() => setIsAsking(true)} data-testid="discard-policies">
                {say('panel.save.discard')}
              </Press>
            )}
            <Anchor href={hrefOf('retention')}>{say('panel.retention.back')}</Anchor>
          </Actions>
          <Problems checked={checked} onShow={show} onRetry={again} />
        </Writing>
      </Sides>
      {isFirst ? null : templates}
      {isAsking ? (
        <AskDiscard
          onCancel={() => setIsAsking(false)}
          onConfirm={() => {
            setIsAsking(false)
            setDiscards(discards + 1)
            write(before)
          }}
        />
      ) : null}
    </>
  )
}
