import { useMemo } from 'react'
import { Button } from '@zendeskgarden/react-buttons'
import { Note } from '../../../parts/Note.tsx'
import { usePanelWords } from '../../words.ts'
import { firstText } from './chosen.ts'
import { FileForm } from './FileForm.tsx'
import { isTooLong, sourceOf } from './source.ts'
import type { FormProps } from './use-hands.ts'
import { viewOf } from './view.ts'

interface PolicyFormProps extends Omit<FormProps, 'source' | 'view'> {
  readonly text: string
}

/** The same text as a form. Where it can't be read the form says so and waits: it never writes over what it can't read. */
export const PolicyForm = ({ text, ...props }: PolicyFormProps) => {
  const { say } = usePanelWords()
  const file = useMemo(() => {
    const source = sourceOf(text)
    return source === undefined ? undefined : { source, view: viewOf(source) }
  }, [text])
  if (file !== undefined) return <FileForm {...props} {...file} />
  if (text.trim() !== '')
    return (
      <div role="status">
        <Note kind="warning" testId="form-closed">
          {say(isTooLong(text) ? 'panel.retention.form.too-long' : 'panel.retention.form.unreadable')}
        </Note>
      </div>
    )
  return (
    <div>
      <p style={{ marginTop: 0 }}>{say('panel.retention.editor.empty')}</p>
      <Button
        onClick={() => props.onText(firstText(Intl.DateTimeFormat().resolvedOptions().timeZone))}
        data-testid="first-policy"
      >
        {say('panel.retention.form.add-policy')}
      </Button>
    </div>
  )
}
