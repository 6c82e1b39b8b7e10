import { Button } from '@zendeskgarden/react-buttons'
import { useId, type ReactNode } from 'react'
import { styled } from 'styled-components'
import { Dialog } from '../../parts/Dialog.tsx'

const Text = styled.div`
  display: grid;
  gap: 12px;
  padding: 18px 18px 16px;
`

const Title = styled.h2`
  margin: 0;
  font-size: ${({ theme }) => theme.fontSizes.md};
  font-weight: ${({ theme }) => theme.fontWeights.semibold};
`

const Buttons = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 8px;
  justify-content: flex-end;
`

interface AskProps {
  readonly title: string
  readonly children: ReactNode
  readonly cancel: string
  readonly confirm: string
  readonly isDanger?: boolean
  readonly onCancel: () => void
  readonly onConfirm: () => void
  readonly testId: string
}

/** Asks before something that can't be taken back. The way out has the focus. */
export const Ask = ({ title, children, cancel, confirm, isDanger = false, ...ask }: AskProps) => {
  const id = useId()
  return (
    <Dialog label={id} onClose={ask.onCancel} testId={ask.testId}>
      <Text>
        <Title id={id}>{title}</Title>
        {children}
        <Buttons>
          <Button autoFocus isBasic onClick={ask.onCancel}>
            {cancel}
          </Button>
          <Button isPrimary isDanger={isDanger} onClick={ask.onConfirm}>
            {confirm}
          </Button>
        </Buttons>
      </Text>
    </Dialog>
  )
}
