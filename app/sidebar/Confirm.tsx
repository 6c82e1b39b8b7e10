import { Button } from '@zendeskgarden/react-buttons'
import { useId } from 'react'
import { styled } from 'styled-components'
import { color } from '../parts/garden.ts'
import { Dialog } from '../parts/Dialog.tsx'
import { Icon } from '../parts/Icon.tsx'
import { Plain, Small } from '../parts/text.ts'
import { useWords } from '../parts/words.ts'
import type { Row } from './merge.ts'

const Text = styled.div`
  display: grid;
  gap: 12px;
  padding: 18px 18px 16px;
`

const Title = styled.h2`
  display: flex;
  gap: 8px;
  align-items: center;
  margin: 0;
  color: ${color('foreground.danger')};
  font-size: ${({ theme }) => theme.fontSizes.md};
  font-weight: ${({ theme }) => theme.fontWeights.semibold};
`

const Forever = styled.div`
  font-weight: ${({ theme }) => theme.fontWeights.semibold};
`

const Buttons = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 8px;
  justify-content: flex-end;
  margin-top: 4px;
`

export interface ConfirmProps {
  readonly rows: readonly Row[]
  /** Places with the same values in the same texts: no text is left with one half of them. */
  readonly beside: number
  /** Places with the same values in other texts of the ticket. */
  readonly copies: number
  readonly hasEmail: boolean
  readonly onCancel: () => void
  readonly onRedact: () => void
}

/** What is about to go for ever, before it goes. The way out has the focus. */
export const Confirm = ({ rows, beside, copies, hasEmail, onCancel, onRedact }: ConfirmProps) => {
  const { say, kind } = useWords()
  const title = useId()
  const kinds = Map.groupBy(rows, ({ finding }) => finding.type)
  return (
    <Dialog label={title} onClose={onCancel} testId="confirm">
      <Text>
        <Title id={title}>
          <Icon name="broken" />
          {say('confirm.title', { count: rows.length })}
        </Title>
        <Plain>
          {[...kinds].map(([type, some]) => (
            <li key={type}>{say('confirm.line', { count: some.length, kind: kind(type) })}</li>
          ))}
        </Plain>
        <Forever>{say('confirm.forever')}</Forever>
        {beside > 0 ? <div>{say('confirm.beside', { count: beside })}</div> : null}
        {copies > 0 ? <div>{say('confirm.copies', { count: copies })}</div> : null}
        <Small>
          {hasEmail ? `${say('confirm.email')} ` : ''}
          {say('confirm.elsewhere')}
        </Small>
        <Buttons>
          <Button autoFocus isBasic onClick={onCancel}>
            {say('confirm.cancel')}
          </Button>
          <Button isPrimary isDanger onClick={onRedact}>
            {say('redact.button', { count: rows.length })}
          </Button>
        </Buttons>
      </Text>
    </Dialog>
  )
}
