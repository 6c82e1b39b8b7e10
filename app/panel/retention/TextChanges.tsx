import { useMemo } from 'react'
import { styled } from 'styled-components'
import { color, focus } from '../../parts/garden.ts'
import { Small, Unseen } from '../../parts/text.ts'
import { usePanelWords } from '../words.ts'
import { lineDiff, shortened, type Line } from './line-diff.ts'

const Lines = styled.div`
  margin-top: 8px;
  max-height: 70vh;
  overflow: auto;
  border: 1px solid ${color('border.default')};
  border-radius: ${({ theme }) => theme.borderRadii.md};
  font-family: ${({ theme }) => theme.fonts.mono};
  font-size: 13px;
  line-height: 20px;

  ${focus}
`

/** As wide as the widest line, so that all have their ground to their end. */
const Sheet = styled.div`
  width: max-content;
  min-width: 100%;
`

const grounds = { same: 'background.default', added: 'background.success', removed: 'background.danger' } as const
const inks = { same: 'foreground.default', added: 'foreground.success', removed: 'foreground.danger' } as const

const Row = styled.div<{ readonly $is: Line['is'] }>`
  display: flex;
  background: ${({ $is, theme }) => color(grounds[$is])({ theme })};
  color: ${({ $is, theme }) => color(inks[$is])({ theme })};
  white-space: pre;
  tab-size: 2;
`

/** Colour alone says nothing: the sign stands before the line, and is said in words. */
const Sign = styled.span`
  flex: none;
  width: 24px;
  text-align: center;
  user-select: none;
`

const Left = styled.div`
  padding: 2px 8px;
  background: ${color('background.subtle')};
  color: ${color('foreground.subtle')};
  font-family: ${({ theme }) => theme.fonts.system};
`

const signs = { same: '', added: '+', removed: '−' } as const

interface TextChangesProps {
  readonly before: string
  readonly after: string
}

/** What changes from one text to another, line by line, with a few lines around. */
export const TextChanges = ({ before, after }: TextChangesProps) => {
  const { say } = usePanelWords()
  const lines = useMemo(() => lineDiff(before, after), [before, after])
  const count = (is: Line['is']) => lines.filter((line) => line.is === is).length
  const [added, removed] = [count('added'), count('removed')]
  if (added + removed === 0) return <div role="status">{say('panel.retention.versions.same')}</div>
  return (
    <>
      <Small role="status" data-testid="change-counts">
        {say('panel.retention.versions.counts', { added, removed })}
      </Small>
      <Lines
        tabIndex={0}
        role="group"
        dir="ltr"
        aria-label={say('panel.retention.versions.changes')}
        data-testid="changed-lines"
      >
        <Sheet>
          {shortened(lines).map((part, at) =>
            'same' in part ? (
              <Left key={at}>{say('panel.retention.versions.unchanged', { count: part.same })}</Left>
            ) : (
              part.lines.map(({ is, text }, line) => (
                <Row key={`${at} ${line}`} $is={is}>
                  <Sign aria-hidden="true">{signs[is]}</Sign>
                  {is === 'same' ? null : <Unseen>{say(`panel.retention.versions.${is}`)} </Unseen>}
                  <span>{text}</span>
                </Row>
              ))
            ),
          )}
        </Sheet>
      </Lines>
    </>
  )
}
