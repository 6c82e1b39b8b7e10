import type { ReactNode } from 'react'
import { styled } from 'styled-components'
import { color, focus } from './garden.ts'

/** The browser's own box: Garden's brings radio buttons and toggles along, 6 kB for a tick. */
const Box = styled.input`
  width: 16px;
  height: 16px;
  margin: 2px 0 0;
  accent-color: ${color('background.primaryEmphasis')};
  cursor: inherit;

  ${focus}
`

const Label = styled.label`
  display: grid;
  grid-template-columns: 16px minmax(0, 1fr);
  gap: 8px;
  cursor: pointer;
`

interface CheckboxProps {
  readonly checked: boolean
  readonly describedBy: string
  readonly onCheck: (checked: boolean) => void
  readonly children: ReactNode
}

export const Checkbox = ({ checked, describedBy, onCheck, children }: CheckboxProps) => (
  <Label>
    <Box
      type="checkbox"
      checked={checked}
      aria-describedby={describedBy}
      onChange={(event) => onCheck(event.target.checked)}
    />
    {children}
  </Label>
)
