import { Button } from '@zendeskgarden/react-buttons'
import { Field, Input, Select } from '@zendeskgarden/react-forms'
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { styled } from 'styled-components'
import type { CustomDetectorSetting } from '../../../contract/detection.ts'
import { customChecks, type DetectorFault } from '../../../core/pii/custom/custom-detector.ts'
import { Note } from '../../parts/Note.tsx'
import { Lines } from '../parts/Lines.tsx'
import { Section, SectionTitle } from '../parts/Section.tsx'
import { usePanelWords } from '../words.ts'
import { fieldOfFault, linesOf, nameFrom, unreadable, type DetectorField } from './detector.ts'
import { Threshold } from './Threshold.tsx'
import { useCheck, type Checked } from './use-check.ts'

const Pair = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 240px), 1fr));
  gap: 16px;
`

const Buttons = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 8px;
  padding: 8px 0 24px;
`

const mono = { fontFamily: 'ui-monospace, monospace' } as const

const useFaultText = (written: CustomDetectorSetting) => {
  const { say } = usePanelWords()
  return ({ code, position, example, limit }: DetectorFault): string => {
    switch (code) {
      case 'pattern-malformed':
        return position === undefined
          ? say('panel.detector.problem.pattern-malformed')
          : say('panel.detector.problem.pattern-malformed-at', { at: position + 1 })
      case 'too-many-detectors':
        return say('panel.detector.problem.too-many', { limit: limit ?? 0 })
      case 'example-missed':
      case 'example-found':
        return say(`panel.detector.problem.${code}`, {
          text: example === undefined ? '' : (written.examples[example.list][example.index] ?? ''),
        })
      case 'example-needed':
        return say(`panel.detector.problem.example-needed-${example?.list ?? 'match'}`)
      case 'name-taken':
      case 'pattern-too-large':
      case 'pattern-matches-empty':
        return say(`panel.detector.problem.${code}`)
    }
  }
}

/** What stands under each field: what can't be read at all, or what the check says. */
const useProblems = (
  detector: CustomDetectorSetting,
  checked: Checked,
  isTouched: (field: DetectorField) => boolean,
) => {
  const { say } = usePanelWords()
  const faultText = useFaultText(detector)
  const bad = unreadable(detector)
  return (field: DetectorField): readonly string[] => {
    if (!isTouched(field)) return []
    if (bad.has(field)) return [say(`panel.detector.problem.${field}`)]
    if (bad.size > 0 || checked.state !== 'checked') return []
    return checked.faults.filter((fault) => fieldOfFault(fault) === field).map(faultText)
  }
}

/** A detector as it stands in the fields. */
export interface DetectorDraft {
  readonly written: ReturnType<typeof writtenOf>
  readonly hasNamed: boolean
  readonly touched: ReadonlySet<DetectorField | 'all'>
}

const writtenOf = (start: CustomDetectorSetting) => ({
  name: start.name,
  titleEn: start.title.en,
  titleFr: start.title.fr,
  pattern: start.pattern,
  words: start.words.join('\n'),
  window: String(start.window),
  check: start.check,
  score: start.score,
  match: start.examples.match.join('\n'),
  noMatch: start.examples.no_match.join('\n'),
})

interface DetectorFormProps {
  readonly start: CustomDetectorSetting
  readonly isNew: boolean
  readonly others: readonly CustomDetectorSetting[]
  /** While the settings are saved, nothing can be added to them. */
  readonly isFixed: boolean
  /** What was written before the form was left, and whoever keeps it. */
  readonly before: DetectorDraft | undefined
  readonly onWrite: (draft: DetectorDraft) => void
  readonly onKeep: (detector: CustomDetectorSetting) => void
  readonly onCancel: () => void
}

/** Writes one detector. Its examples are tried while it is written, by the code that the server tries them with. */
export const DetectorForm = ({
  start,
  isNew,
  others,
  isFixed,
  before,
  onWrite,
  onKeep,
  onCancel,
}: DetectorFormProps) => {
  const { say } = usePanelWords()
  const [draft, setDraft] = useState(
    (): DetectorDraft =>
      before ?? { written: writtenOf(start), hasNamed: !isNew, touched: new Set(isNew ? [] : ['all' as const]) },
  )
  const { written, hasNamed, touched } = draft
  const heading = useRef<HTMLHeadingElement>(null)
  const form = useRef<HTMLFormElement>(null)
  const isBegun = before === undefined
  // Whoever comes back to it is on the tab's name, and stays there.
  useEffect(() => {
    if (isBegun) heading.current?.focus()
  }, [isBegun])

  const detector = useMemo(
    (): CustomDetectorSetting => ({
      name: hasNamed ? written.name : nameFrom(written.titleEn),
      title: { en: written.titleEn.trim(), fr: written.titleFr.trim() },
      pattern: written.pattern,
      words: linesOf(written.words).map((word) => word.trim()),
      window: Number(written.window),
      check: written.check,
      score: written.score,
      examples: { match: [...linesOf(written.match)], no_match: [...linesOf(written.noMatch)] },
    }),
    [written, hasNamed],
  )
  const isReadable = useMemo(() => unreadable(detector).size === 0, [detector])
  const checked = useCheck(detector, others, isReadable)
  const problems = useProblems(detector, checked, (field) => touched.has('all') || touched.has(field))
  const isGood = isReadable && checked.state === 'checked' && checked.faults.length === 0

  const become = (next: DetectorDraft) => {
    setDraft(next)
    onWrite(next)
  }
  const write = (change: Partial<typeof written>) => become({ ...draft, written: { ...written, ...change } })
  const touch = (field: DetectorField | 'all') => become({ ...draft, touched: new Set([...touched, field]) })

  const row = (field: DetectorField, label: string, hint: string | undefined, input: (bad: boolean) => ReactNode) => {
    const found = problems(field)
    return (
      <Field onBlur={() => touch(field)} data-testid={`field-${field}`}>
        <Field.Label>{label}</Field.Label>
        {hint === undefined ? null : <Field.Hint>{hint}</Field.Hint>}
        {input(found.length > 0)}
        {found.length === 0 ? null : (
          <Field.Message validation="error" validationLabel={say('panel.problem')}>
            {found.map((text) => (
              <span key={text} style={{ display: 'block', overflowWrap: 'anywhere' }}>
                {text}
              </span>
            ))}
          </Field.Message>
        )}
      </Field>
    )
  }
  const validation = (bad: boolean) => (bad ? { validation: 'error' as const, 'aria-invalid': true } : {})

  const keep = () => {
    if (isFixed) return
    if (isGood) onKeep(detector)
    else {
      touch('all')
      // After the problems have been drawn.
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus())
    }
  }

  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        keep()
      }}
    >
      <SectionTitle ref={heading} tabIndex={-1} style={{ paddingTop: 20, outline: 'none' }}>
        {isNew ? say('panel.detector.new') : say('panel.detector.change')}
      </SectionTitle>
      <Section title={say('panel.detector.called')} lead={say('panel.detector.called-lead')}>
        <Pair>
          {row('title-en', say('panel.detector.title-en'), undefined, (bad) => (
            <Input
              value={written.titleEn}
              lang="en"
              onChange={({ target }) => write({ titleEn: target.value })}
              {...validation(bad)}
            />
          ))}
          {row('title-fr', say('panel.detector.title-fr'), undefined, (bad) => (
            <Input
              value={written.titleFr}
              lang="fr"
              onChange={({ target }) => write({ titleFr: target.value })}
              {...validation(bad)}
            />
          ))}
        </Pair>
        {row('name', say('panel.detector.name'), say('panel.detector.name-hint'), (bad) => (
          <Input
            value={detector.name}
            style={mono}
            spellCheck={false}
            onChange={({ target }) => become({ ...draft, hasNamed: true, written: { ...written, name: target.value } })}
            {...validation(bad)}
          />
        ))}
      </Section>
      <Section title={say('panel.detector.looks')} lead={say('panel.detector.looks-lead')}>
        {row('pattern', say('panel.detector.pattern'), say('panel.detector.pattern-hint'), (bad) => (
          <Input
            value={written.pattern}
            dir="ltr"
            style={mono}
            spellCheck={false}
            autoComplete="off"
            onChange={({ target }) => write({ pattern: target.value })}
            {...validation(bad)}
          />
        ))}
        <Field>
          <Field.Label>{say('panel.detector.check')}</Field.Label>
          <Field.Hint>{say('panel.detector.check-hint')}</Field.Hint>
          <Select
            value={written.check}
            onChange={({ target }) => {
              const check = customChecks.find((one) => one === target.value)
              if (check !== undefined) write({ check })
            }}
          >
            {customChecks.map((check) => (
              <option key={check} value={check}>
                {say(`panel.detector.check-${check}`)}
              </option>
            ))}
          </Select>
        </Field>
        {row('words', say('panel.detector.words'), say('panel.detector.words-hint'), (bad) => (
          <Lines
            minRows={3}
            maxRows={10}
            value={written.words}
            onChange={({ target }) => write({ words: target.value })}
            {...validation(bad)}
          />
        ))}
        {detector.words.length === 0
          ? null
          : row('window', say('panel.detector.window'), undefined, (bad) => (
              <Input
                type="number"
                min={5}
                max={60}
                value={written.window}
                onChange={({ target }) => write({ window: target.value })}
                {...validation(bad)}
              />
            ))}
        <Threshold
          label={say('panel.detector.score')}
          hint={say('panel.detector.score-hint')}
          value={written.score}
          isFixed={false}
          onMove={(score) => write({ score })}
        />
      </Section>
      <Section title={say('panel.detector.examples')} lead={say('panel.detector.examples-lead')}>
        {row('match', say('panel.detector.match'), say('panel.detector.line-each'), (bad) => (
          <Lines
            minRows={3}
            maxRows={12}
            dir="auto"
            value={written.match}
            onChange={({ target }) => write({ match: target.value })}
            {...validation(bad)}
          />
        ))}
        {row('no_match', say('panel.detector.no-match'), say('panel.detector.line-each'), (bad) => (
          <Lines
            minRows={3}
            maxRows={12}
            dir="auto"
            value={written.noMatch}
            onChange={({ target }) => write({ noMatch: target.value })}
            {...validation(bad)}
          />
        ))}
        <div role="status" data-testid="check">
          {isGood ? (
            <Note kind="success" testId="check-good">
              {say('panel.detector.good', {
                count: detector.examples.match.length + detector.examples.no_match.length,
              })}
            </Note>
          ) : null}
          {checked.state === 'failed' ? (
            <Note kind="error" testId="check-failed">
              {say('panel.detector.check-failed')}
            </Note>
          ) : null}
        </div>
      </Section>
      <Buttons>
        <Button type="submit" isPrimary disabled={isFixed}>
          {say('panel.detector.keep')}
        </Button>
        <Button isBasic onClick={onCancel}>
          {say('panel.cancel')}
        </Button>
      </Buttons>
    </form>
  )
}
