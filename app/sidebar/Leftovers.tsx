import { styled } from 'styled-components'
import type { Leftover } from '../../contract/redactions.ts'
import { Note } from '../parts/Note.tsx'
import { Plain } from '../parts/text.ts'
import { useWords } from '../parts/words.ts'
import { labelText } from './kinds.ts'
import type { State } from './state.ts'

const Copies = styled(Plain)`
  display: grid;
  gap: 6px;
  margin-top: 4px;
`

interface LeftoversProps {
  readonly state: Pick<State, 'leftovers' | 'pieces' | 'people'>
  readonly now: Date
  readonly onClose: () => void
}

/** What a redaction could not reach, by name. */
export const Leftovers = ({ state: { leftovers, pieces, people }, now, onClose }: LeftoversProps) => {
  const words = useWords()
  const { say } = words
  const textOf = (leftover: Leftover): string => {
    switch (leftover.what) {
      case 'email-original':
        return say('leftover.email-original')
      case 'copy-in-merged-ticket':
        return say('leftover.copy-in-merged-ticket', { ticket: String(leftover.ticket_id) })
      case 'copy-in-comment': {
        const piece = pieces.find(({ source }) => 'comment_id' in source && source.comment_id === leftover.comment_id)
        if (piece === undefined) return say('leftover.copy-in-other-comment')
        return say('leftover.copy-in-comment', { comment: labelText(words, piece.label, people, now) })
      }
    }
  }
  const texts = [...new Set(leftovers.map(textOf))]
  if (texts.length === 0) return null
  return (
    <Note kind="warning" testId="leftovers" close={{ name: say('leftover.close'), run: onClose }}>
      <strong>{say('leftover.title')}</strong>
      <Copies>
        {texts.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </Copies>
    </Note>
  )
}
