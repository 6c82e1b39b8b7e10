import { useLayoutEffect, useRef, type ReactNode } from 'react'
import { createGlobalStyle, styled } from 'styled-components'
import { color, colorIn, veil } from './garden.ts'

/** A frame as low as one row would cut the dialog off; the host makes it higher. */
const Room = createGlobalStyle`
  #root {
    min-height: 400px;
  }
`

const Frame = styled.dialog`
  width: calc(100% - 24px);
  max-width: 420px;
  max-height: calc(100vh - 24px);
  padding: 0;
  border: 1px solid ${color('border.default')};
  border-radius: ${({ theme }) => theme.borderRadii.lg};
  background: ${color('background.raised')};
  color: inherit;
  box-shadow: ${({ theme }) => theme.shadows.lg('16px', '24px', colorIn(theme, 'shadow.large'))};

  &::backdrop {
    background: ${veil};
  }
`

interface DialogProps {
  readonly label: string
  readonly onClose: () => void
  readonly children: ReactNode
  readonly testId: string
}

/** The browser's own modal dialog: it keeps the focus inside, gives it back, and Escape closes it. */
export const Dialog = ({ label, onClose, children, testId }: DialogProps) => {
  const frame = useRef<HTMLDialogElement>(null)
  // Closed while it is still in the page: one that has left it gives no focus back.
  useLayoutEffect(() => {
    const dialog = frame.current
    dialog?.showModal()
    return () => dialog?.close()
  }, [])
  return (
    <Frame
      ref={frame}
      aria-labelledby={label}
      data-testid={testId}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={(event) => {
        // The backdrop belongs to the dialog itself; what lies on it is a child.
        if (event.target === event.currentTarget) onClose()
      }}
    >
      <Room />
      {children}
    </Frame>
  )
}
