import { styled } from 'styled-components'
import { Note } from '../parts/Note.tsx'
import { useWords } from '../parts/words.ts'
import type { Sidebar } from './sidebar.ts'
import type { Asking } from './state.ts'

const Box = styled.div`
  padding: 12px;
`

/** For those who see what is there and may not remove it. */
export const Ask = ({ asking, sidebar, isAway }: { asking: Asking; sidebar: Sidebar; isAway: boolean }) => {
  const { say } = useWords()
  return (
    <Box role="status">
      {asking.state === 'asked' ? (
        <Note kind="success" testId="asked">
          {say('ask.done', { seq: asking.seq })}
        </Note>
      ) : (
        <Note
          kind="info"
          testId="ask"
          action={{
            name: say('ask.button'),
            run: () => void sidebar.ask(),
            isBusy: isAway || asking.state === 'asking',
          }}
        >
          {say('ask.why')}
        </Note>
      )}
    </Box>
  )
}
