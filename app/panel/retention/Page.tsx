import { useMemo } from 'react'
import type { PageProps } from '../pages.ts'
import { retentionCalls } from './calls.ts'
import { Editor } from './Editor.tsx'
import { NativeSchedules } from './native/NativeSchedules.tsx'
import { Overview } from './Overview.tsx'
import { Proposed } from './Proposed.tsx'
import { PlanView } from './PlanView.tsx'
import { RunView } from './RunView.tsx'
import { Versions } from './Versions.tsx'
import { VersionView } from './VersionView.tsx'

/** Retention: what is kept how long, what is due, and what was done about it. */
export const Page = ({ api, rest, go, now }: PageProps) => {
  const calls = useMemo(() => retentionCalls(api), [api])
  const [place, id = '', part, period] = rest
  switch (place) {
    case 'policies':
      return (
        <>
          <Proposed period={period} />
          <Editor
            api={api}
            calls={calls}
            go={go}
            versionId={id === '' ? undefined : id}
            open={part}
            now={now}
            key={id}
          />
        </>
      )
    case 'plans':
      return <PlanView calls={calls} go={go} planId={id} userId={api.session().user_id} key={id} />
    case 'runs':
      return <RunView calls={calls} runId={id} key={id} />
    case 'versions':
      return id === '' ? <Versions calls={calls} /> : <VersionView calls={calls} versionId={id} key={id} />
    case 'native':
      return <NativeSchedules api={api} />
    default:
      return <Overview calls={calls} go={go} />
  }
}
