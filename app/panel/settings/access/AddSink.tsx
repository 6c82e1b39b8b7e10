import { Button } from '@zendeskgarden/react-buttons'
import { Field, Input } from '@zendeskgarden/react-forms'
import { useEffect, useId, useRef, useState } from 'react'
import { styled } from 'styled-components'
import type { Trouble as Problem } from '../../../api.ts'
import { Note } from '../../../parts/Note.tsx'
import { Small } from '../../../parts/text.ts'
import { Actions } from '../../parts/Block.tsx'
import { Choice } from '../../parts/Choice.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import { usePanelWords } from '../../words.ts'
import { emptySink, formatsOf, readSink, type SinkCalls, type SinkField, type WrittenSink } from './sinks.ts'

const Form = styled.form`
  display: grid;
  gap: 16px;
  max-width: 560px;
`

const Secret = styled.code`
  display: block;
  margin: 6px 0;
  font-family: ${({ theme }) => theme.fonts.mono};
  overflow-wrap: anywhere;
  user-select: all;
`

interface AddSinkProps {
  readonly calls: Pick<SinkCalls, 'add'>
  /** Whether there may be another one. What is being written and the secret of the last one stay all the same. */
  readonly mayAdd: boolean
  readonly onAdded: () => void
}

/** Writes a new destination; a webhook's secret is shown here once, and stays until it is put away. */
export const AddSink = ({ calls, mayAdd, onAdded }: AddSinkProps) => {
  const { say } = usePanelWords()
  const [written, setWritten] = useState<WrittenSink | undefined>(undefined)
  const [isTried, setTried] = useState(false)
  const [isSaving, setSaving] = useState(false)
  const [problem, setProblem] = useState<Problem | undefined>(undefined)
  const [secret, setSecret] = useState<string | undefined>(undefined)
  const form = useRef<HTMLFormElement>(null)
  const label = useId()

  const shown = secret !== undefined ? 'secret' : written !== undefined ? 'form' : 'start'
  const before = useRef(shown)
  const first = useRef<HTMLElement | null>(null)
  const takeFirst = (element: HTMLElement | null) => {
    first.current = element
  }
  useEffect(() => {
    // The button that was pressed is gone: the focus goes to what came in its place.
    if (before.current !== shown) first.current?.focus()
    before.current = shown
  }, [shown])

  if (secret !== undefined)
    return (
      // Its text is read out because the focus goes there.
      <div ref={takeFirst} tabIndex={-1} role="group" aria-labelledby={label} style={{ outline: 'none' }}>
        <Note
          kind="info"
          testId="secret"
          action={{ name: say('panel.sinks.secret-kept'), run: () => setSecret(undefined) }}
        >
          <span id={label}>{say('panel.sinks.secret')}</span>
          <Secret dir="ltr">{secret}</Secret>
        </Note>
      </div>
    )
  if (written === undefined)
    return mayAdd ? (
      <div>
        <Button ref={takeFirst} onClick={() => setWritten(emptySink)} data-testid="add-sink">
          {say('panel.sinks.add')}
        </Button>
      </div>
    ) : (
      <Small ref={takeFirst} tabIndex={-1} style={{ outline: 'none' }}>
        {say('problem.too-many-destinations')}
      </Small>
    )

  const read = readSink(written)
  const bad = isTried && 'bad' in read ? read.bad : new Set<SinkField>()
  const write = (change: Partial<WrittenSink>) => setWritten({ ...written, ...change })
  const close = () => {
    setWritten(undefined)
    setTried(false)
    setProblem(undefined)
  }
  const save = async () => {
    setTried(true)
    if ('bad' in read) {
      // After the problems have been drawn.
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus())
      return
    }
    setSaving(true)
    const answer = await calls.add(read.sink)
    setSaving(false)
    if (!answer.ok) {
      setProblem(answer.problem)
      return
    }
    close()
    setSecret(answer.value.secret)
    onAdded()
  }

  const row = (field: SinkField, hint?: string) => (
    <Field key={field}>
      <Field.Label>{say(`panel.sinks.field.${field}`)}</Field.Label>
      {hint === undefined ? null : <Field.Hint>{hint}</Field.Hint>}
      <Input
        ref={field === 'name' ? takeFirst : undefined}
        value={written[field]}
        dir={field === 'name' ? 'auto' : 'ltr'}
        autoComplete="off"
        spellCheck={false}
        inputMode={field === 'port' ? 'numeric' : undefined}
        disabled={isSaving}
        onChange={({ target }) => write({ [field]: target.value })}
        {...(bad.has(field) ? { validation: 'error' as const, 'aria-invalid': true } : {})}
      />
      {bad.has(field) ? (
        <Field.Message validation="error" validationLabel={say('panel.problem')}>
          {say(`panel.sinks.bad.${field}`)}
        </Field.Message>
      ) : null}
    </Field>
  )

  return (
    <Form
      ref={form}
      noValidate
      data-testid="new-sink"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <Choice
        legend={say('panel.sinks.kind')}
        options={(['webhook', 'syslog'] as const).map((value) => ({
          value,
          name: say(`panel.sinks.kinds.${value}`),
          hint: say(`panel.sinks.kinds.${value}-hint`),
        }))}
        chosen={written.kind}
        isFixed={isSaving}
        onChoose={(kind) => write({ kind, format: formatsOf[kind][0] })}
      />
      {row('name')}
      {written.kind === 'webhook' ? row('url', say('panel.sinks.url-hint')) : [row('host'), row('port')]}
      <Choice
        legend={say('panel.sinks.format')}
        options={formatsOf[written.kind].map((value) => ({ value, name: say(`panel.sinks.formats.${value}`) }))}
        chosen={written.format}
        isFixed={isSaving}
        onChoose={(format) => write({ format })}
      />
      {problem === undefined ? null : <Trouble problem={problem} />}
      <Actions>
        <Button type="submit" isPrimary disabled={isSaving}>
          {say('panel.sinks.keep')}
        </Button>
        <Button isBasic disabled={isSaving} onClick={close}>
          {say('panel.cancel')}
        </Button>
      </Actions>
    </Form>
  )
}
