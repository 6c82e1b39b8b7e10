import { styled } from 'styled-components'
import { Note } from '../parts/Note.tsx'
import { Paragraph } from '../parts/text.ts'
import { useWords } from '../parts/words.ts'
import { troubleText } from './kinds.ts'
import { Leftovers } from './Leftovers.tsx'
import type { Sidebar } from './sidebar.ts'
import type { State } from './state.ts'

const Stack = styled.div`
  display: grid;
  gap: 8px;
  padding: 12px 12px 0;

  &:empty {
    display: none;
  }
`

/** A session that has ended can't be mended from inside the frame. */
const isMendable = (trouble: State['server']): boolean => trouble !== 'session-ended' && trouble !== 'not-signed-in'

/** What stands in the way, above the findings, each with its next step. */
export const Notices = ({ state, sidebar, now }: { state: State; sidebar: Sidebar; now: Date }) => {
  const words = useWords()
  const { say } = words
  const { server, refused, reading, unread } = state
  const again = { name: say('server.retry'), run: () => void sidebar.read() }
  return (
    <Stack role="status">
      {reading.state === 'failed' ? (
        <Note kind="error" testId="unreadable" action={again}>
          <Paragraph>{say('trouble.read')}</Paragraph>
          <Paragraph>{troubleText(words, reading.problem)}</Paragraph>
        </Note>
      ) : null}
      {server === undefined ? null : (
        <Note kind="warning" testId="server-trouble" action={isMendable(server) ? again : undefined}>
          {troubleText(words, server)}
        </Note>
      )}
      {refused === undefined ? null : (
        <Note kind="error" testId="refused" close={{ name: say('leftover.close'), run: sidebar.closeRefusal }}>
          {troubleText(words, refused)}
        </Note>
      )}
      {unread > 0 ? (
        <Note kind="warning" testId="unread">
          {say('scan.too-long', { count: unread })}
        </Note>
      ) : null}
      {state.leftovers.length > 0 ? <Leftovers state={state} now={now} onClose={sidebar.closeLeftovers} /> : null}
    </Stack>
  )
}
