import { IconButton } from '@zendeskgarden/react-buttons'
import { useId, useState } from 'react'
import { styled } from 'styled-components'
import { color } from '../parts/garden.ts'
import { Checkbox } from '../parts/Checkbox.tsx'
import { Icon, type IconName } from '../parts/Icon.tsx'
import { Small, Value } from '../parts/text.ts'
import { useWords } from '../parts/words.ts'
import type { Piece } from '../scan/scanner.ts'
import { Details } from './Details.tsx'
import { reasonsText } from './kinds.ts'
import { indexIn, type Row as RowState } from './merge.ts'
import { isOpen, isUnsettled } from './state.ts'

const Item = styled.li`
  display: grid;
  grid-template-columns: minmax(0, 1fr) auto;
  padding-block: 8px;
  padding-inline: 12px 6px;

  & + & {
    border-top: 1px solid ${color('border.subtle')};
  }
`

/** Text stands where a checkbox's label would, with or without one. */
const Indented = styled.div`
  position: relative;
  padding-inline-start: 24px;

  & > svg {
    position: absolute;
    inset-inline-start: 0;
    top: 2px;
  }
`

const Name = styled.span`
  display: flex;
  flex-wrap: wrap;
  gap: 0 8px;
  align-items: baseline;
`

const Kind = styled.span`
  font-weight: ${({ theme }) => theme.fontWeights.semibold};
`

export const Turning = styled(Icon)<{ readonly $isOpen: boolean }>`
  transform: rotate(${({ $isOpen }) => ($isOpen ? 180 : 0)}deg);
  transition: transform 0.1s ease-in-out;
`

const Quiet = styled(Indented)`
  color: ${color('foreground.subtle')};
`

const Done = styled(Small)`
  color: ${color('foreground.success')};
`

const icons: Partial<Record<RowState['now']['state'], IconName>> = {
  redacted: 'done',
  redacting: 'waiting',
  dismissed: 'none',
  failed: 'waiting',
}

export interface RowProps {
  readonly row: RowState
  readonly piece: Piece
  readonly mayRedact: boolean
  readonly onCheck: (checked: boolean) => void
  readonly onDismiss: () => void
}

const useStatus = (row: RowState): string | undefined => {
  const { say } = useWords()
  const { now } = row
  switch (now.state) {
    case 'redacting':
      return say('row.redacting')
    case 'redacted':
      return say('row.redacted', { time: new Date(now.at), seq: now.seq })
    case 'dismissed':
      return say('row.dismissed')
    case 'failed':
      return say(isUnsettled(row) ? 'row.unsettled' : 'row.failed')
    case 'found':
      return undefined
  }
}

/** One finding: what it is, how sure, and why, in as few lines as that takes. */
export const Row = ({ row, piece, mayRedact, onCheck, onDismiss }: RowProps) => {
  const words = useWords()
  const [isShown, setIsShown] = useState(false)
  const id = useId()
  const status = useStatus(row)
  const kind = words.kind(row.finding.type)
  const index = indexIn(piece, row)
  const masked = piece.masked[index] ?? ''
  const name = (
    <Name>
      <Kind>{kind}</Kind> {masked === '' ? null : <Value>{masked}</Value>}
    </Name>
  )
  const why = `${words.say(`certainty.${row.certainty}`)} · ${reasonsText(words, row.finding.reasons)}`

  if (!isOpen(row)) {
    const icon = icons[row.now.state]
    const Status = row.now.state === 'redacted' ? Done : Small
    return (
      <Item data-testid="finding" data-type={row.finding.type} data-state={isUnsettled(row) ? 'open' : row.now.state}>
        <Quiet>
          {icon === undefined ? null : <Icon name={icon} />}
          {name}
          <Status>{status}</Status>
        </Quiet>
      </Item>
    )
  }
  return (
    <Item data-testid="finding" data-type={row.finding.type} data-state={row.now.state}>
      <div>
        {mayRedact ? (
          <Checkbox checked={row.checked} describedBy={`${id}-why`} onCheck={onCheck}>
            {name}
          </Checkbox>
        ) : (
          <Indented>{name}</Indented>
        )}
        <Indented>
          <Small id={`${id}-why`}>{status === undefined ? why : `${status} · ${why}`}</Small>
        </Indented>
      </div>
      <IconButton
        size="small"
        aria-label={words.say('row.details', { kind, value: masked })}
        aria-expanded={isShown}
        aria-controls={`${id}-details`}
        onClick={() => setIsShown(!isShown)}
      >
        <Turning name="chevron" $isOpen={isShown} />
      </IconButton>
      <Details id={`${id}-details`} {...{ isShown, row, piece, index }} onDismiss={mayRedact ? onDismiss : undefined} />
    </Item>
  )
}
