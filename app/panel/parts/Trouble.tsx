import type { Trouble as Problem } from '../../api.ts'
import { Note } from '../../parts/Note.tsx'
import { troubleText } from './trouble-text.ts'
import { usePanelWords } from '../words.ts'

interface TroubleProps {
  readonly problem: Problem
  readonly retry?: (() => void) | undefined
}

/** What the server refused or could not do, and the way on. */
export const Trouble = ({ problem, retry }: TroubleProps) => {
  const words = usePanelWords()
  return (
    <div role="alert">
      <Note
        kind={problem === 'server-away' ? 'warning' : 'error'}
        testId="trouble"
        action={retry === undefined ? undefined : { name: words.say('server.retry'), run: retry }}
      >
        {problem === 'not-found' ? words.say('panel.not-found') : troubleText(words, problem)}
      </Note>
    </div>
  )
}
