import { Button } from '@zendeskgarden/react-buttons'
import type { ComponentPropsWithoutRef } from 'react'
import { styled } from 'styled-components'
import { color } from '../../parts/garden.ts'

const Look = styled(Button)`
  &&[aria-disabled='true'],
  &&[aria-disabled='true']:hover {
    border-color: transparent;
    background-color: ${color('background.disabled')};
    color: ${color('foreground.disabled')};
    cursor: default;
  }
`

interface PressProps extends Omit<ComponentPropsWithoutRef<typeof Button>, 'disabled'> {
  /** Nothing comes of a press now. */
  readonly isOff: boolean
}

/** A button that keeps the focus while it can't be pressed: one that is disabled under the focus loses it. */
export const Press = ({ isOff, onClick, ...props }: PressProps) => (
  <Look {...props} aria-disabled={isOff} onClick={isOff ? undefined : onClick} />
)
