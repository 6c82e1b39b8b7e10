import { styled } from 'styled-components'
import { color } from '../parts/garden.ts'
import type { Trouble } from '../api.ts'
import { Note } from '../parts/Note.tsx'
import { Plain } from '../parts/text.ts'
import { useWords } from '../parts/words.ts'
import type { Piece } from '../scan/scanner.ts'
import type { People } from '../ticket/people.ts'
import { labelText, troubleText } from './kinds.ts'
import type { Group as GroupState } from './merge.ts'
import { Row } from './Row.tsx'
import type { Sidebar } from './sidebar.ts'

const Section = styled.section`
  border-bottom: 1px solid ${color('border.default')};
`

const Heading = styled.h2`
  margin: 0;
  padding: 10px 12px 2px;
  color: ${color('foreground.subtle')};
  font-size: ${({ theme }) => theme.fontSizes.sm};
  font-weight: ${({ theme }) => theme.fontWeights.regular};
  line-height: ${({ theme }) => theme.lineHeights.sm};
`

const Notes = styled.div`
  display: grid;
  gap: 8px;
  padding: 4px 12px 12px;
`

interface GroupProps {
  readonly group: GroupState
  readonly piece: Piece
  readonly people: People
  readonly hasChanged: boolean
  readonly mayRedact: boolean
  readonly isAway: boolean
  readonly sidebar: Sidebar
  readonly now: Date
}

/** Rows that failed for the same reason share one sentence and one button. */
const failures = ({ rows }: GroupState): ReadonlyMap<string, readonly string[]> => {
  const keys = new Map<string, string[]>()
  for (const { key, now } of rows) {
    if (now.state === 'failed') keys.set(now.problem, [...(keys.get(now.problem) ?? []), key])
  }
  return keys
}

/** The findings of one comment or message, under the name that Zendesk gives it. */
export const Group = ({ group, piece, people, hasChanged, mayRedact, isAway, sidebar, now }: GroupProps) => {
  const words = useWords()
  const failed = [...failures(group)]
  const name = labelText(words, piece.label, people, now)
  return (
    <Section aria-label={name} data-testid="group">
      <Heading>{name}</Heading>
      <Plain>
        {group.rows.map((row) => (
          <Row
            key={row.key}
            row={row}
            piece={piece}
            mayRedact={mayRedact}
            onCheck={(checked) => sidebar.check([row.key], checked)}
            onDismiss={() => void sidebar.dismiss(row)}
          />
        ))}
      </Plain>
      {hasChanged || failed.length > 0 ? (
        <Notes>
          {hasChanged && !failed.some(([problem]) => problem === 'comment-changed') ? (
            <Note kind="warning" testId="changed">
              {words.say('problem.comment-changed')}
            </Note>
          ) : null}
          {failed.map(([problem, keys]) => (
            <Note
              key={problem}
              kind={problem === 'unsettled' ? 'info' : 'error'}
              testId="failure"
              action={{
                name: words.say(problem === 'unsettled' ? 'row.look-again' : 'row.try-again'),
                run: () => void sidebar.retry(keys),
                isBusy: isAway && problem !== 'server-away',
              }}
            >
              {troubleText(words, problem as Trouble)}
            </Note>
          ))}
        </Notes>
      ) : null}
    </Section>
  )
}
