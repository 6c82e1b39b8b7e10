import { Button } from '@zendeskgarden/react-buttons'
import { styled } from 'styled-components'
import { color } from '../parts/garden.ts'
import { Small, Value } from '../parts/text.ts'
import { useWords } from '../parts/words.ts'
import { excerptOf, type Stretch } from '../scan/excerpt.ts'
import type { Piece } from '../scan/scanner.ts'
import { reasonText } from './kinds.ts'
import type { Row } from './merge.ts'

const Box = styled.div`
  grid-column: 1 / -1;
  display: grid;
  gap: 10px;
  padding-block: 8px 4px;
  padding-inline: 24px 6px;

  &[hidden] {
    display: none;
  }
`

const Quote = styled.p`
  margin: 2px 0 0;
  padding: 8px 10px;
  border-radius: ${({ theme }) => theme.borderRadii.md};
  background: ${color('background.recessed')};
  font-size: ${({ theme }) => theme.fontSizes.sm};
  line-height: ${({ theme }) => theme.lineHeights.sm};
  overflow-wrap: anywhere;
`

const Marked = styled.mark`
  padding: 1px 3px;
  border-radius: ${({ theme }) => theme.borderRadii.sm};
  background: ${color('background.warning')};
  color: ${color('foreground.warningEmphasis')};
`

/** Masked values read from left to right, whichever way the sentence around them runs. */
const stretch = ({ text, is }: Stretch, at: number) => {
  switch (is) {
    case 'text':
      return text
    case 'this':
      return (
        <Marked key={at}>
          <bdi dir="ltr">{text}</bdi>
        </Marked>
      )
    case 'other':
      return <Value key={at}>{text}</Value>
  }
}

const Reasons = styled.ul`
  margin: 2px 0 0;
  padding-inline-start: 16px;
  font-size: ${({ theme }) => theme.fontSizes.sm};
  line-height: ${({ theme }) => theme.lineHeights.sm};
`

const Excerpt = ({ piece, index }: { readonly piece: Piece; readonly index: number }) => (
  <Quote dir="auto" data-testid="excerpt">
    {excerptOf(piece, index).map(stretch)}
  </Quote>
)

interface DetailsProps {
  readonly id: string
  readonly isShown: boolean
  readonly row: Row
  readonly piece: Piece
  readonly index: number
  /** Nothing for whoever may not redact: it takes the same right. */
  readonly onDismiss: (() => void) | undefined
}

export const Details = ({ id, isShown, row, piece, index, onDismiss }: DetailsProps) => {
  const words = useWords()
  const { say } = words
  return (
    <Box id={id} hidden={!isShown}>
      {isShown ? (
        <>
          <div>
            <Small>{say('row.around')}</Small>
            <Excerpt piece={piece} index={index} />
          </div>
          <div>
            <Small>{`${say('row.why')} · ${say('certainty.score', { score: row.finding.score })}`}</Small>
            <Reasons>
              {[...new Set(row.finding.reasons.map((reason) => reasonText(words, reason)))].map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </Reasons>
          </div>
          {row.places > 1 ? <Small>{say('row.places', { count: row.places })}</Small> : null}
          {onDismiss === undefined ? null : (
            <div>
              <Button size="small" onClick={onDismiss}>
                {say('row.not-personal')}
              </Button>
              <Small style={{ marginTop: 4 }}>{say('row.not-personal-hint')}</Small>
            </div>
          )}
        </>
      ) : null}
    </Box>
  )
}
