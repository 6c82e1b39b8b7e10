import { useCallback } from 'react'
import type { Answer, Api } from '../../api.ts'
import { PageHead } from '../parts/PageHead.tsx'
import { never, useLoaded } from '../parts/use-loaded.ts'
import { Arriving } from '../parts/Arriving.tsx'
import { usePanelWords } from '../words.ts'
import type { RetentionCalls } from './calls.ts'
import { PolicyText } from './PolicyText.tsx'
import type { Base } from './use-unsaved.ts'

interface Written {
  readonly base: Base | undefined
  readonly text: string
}

interface EditorProps {
  readonly api: Api
  readonly calls: RetentionCalls
  readonly go: (path: string) => void
  /** The version to start from; without one an empty text. */
  readonly versionId: string | undefined
  /** The policy to open in the form, by its name. */
  readonly open: string | undefined
  readonly now: () => Date
}

/** Policies in a form and as they are written, with what is wrong beside them. */
export const Editor = ({ api, calls, go, versionId, open, now }: EditorProps) => {
  const { say } = usePanelWords()
  const read = useCallback(async (): Promise<Answer<Written>> => {
    if (versionId === undefined) return { ok: true, value: { base: undefined, text: '' } }
    const answer = await calls.version(versionId)
    if (!answer.ok) return answer
    const { version, text } = answer.value
    return { ok: true, value: { base: { id: version.id, number: version.number }, text } }
  }, [calls, versionId])
  const { loaded, reload } = useLoaded(read, never)
  return (
    <>
      <PageHead title={say('panel.retention.editor.title')} lead={say('panel.retention.editor.lead')} />
      <Arriving loaded={loaded} reload={reload} />
      {loaded.state === 'read' ? (
        <PolicyText
          api={api}
          calls={calls}
          go={go}
          base={loaded.value.base}
          before={loaded.value.text}
          open={open}
          now={now}
        />
      ) : null}
    </>
  )
}
