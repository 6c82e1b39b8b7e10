import { useCallback } from 'react'
import type { Answer, Api } from '../../api.ts'
import { PageHead } from '../parts/PageHead.tsx'
import { never, useLoaded } from '../parts/use-loaded.ts'
import { Arriving } from '../parts/Arriving.tsx'
import { usePanelWords } from '../words.ts'
import type { RetentionCalls } from './calls.ts'
import { PolicyText } from './PolicyText.tsx'

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
  const read = useCallback(async (): Promise<Answer<string>> => {
    if (versionId === undefined) return { ok: true, value: '' }
    const answer = await calls.version(versionId)
    return answer.ok ? { ok: true, value: answer.value.text } : answer
  }, [calls, versionId])
  const { loaded, reload } = useLoaded(read, never)
  return (
    <>
      <PageHead title={say('panel.retention.editor.title')} lead={say('panel.retention.editor.lead')} />
      <Arriving loaded={loaded} reload={reload} />
      {loaded.state === 'read' ? (
        <PolicyText api={api} calls={calls} go={go} versionId={versionId} before={loaded.value} open={open} now={now} />
      ) : null}
    </>
  )
}
