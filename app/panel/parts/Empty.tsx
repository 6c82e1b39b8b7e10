import type { ReactNode } from 'react'
import { styled } from 'styled-components'
import { color } from '../../parts/garden.ts'

const Box = styled.div`
  display: grid;
  gap: 4px;
  justify-items: start;
  padding: 24px;
  border: 1px dashed ${color('border.default')};
  border-radius: ${({ theme }) => theme.borderRadii.md};
  color: ${color('foreground.subtle')};
`

const Title = styled.div`
  color: ${color('foreground.default')};
  font-weight: ${({ theme }) => theme.fontWeights.semibold};
`

const Next = styled.div`
  margin-top: 8px;
`

interface EmptyProps {
  readonly title: string
  /** The one next step. */
  readonly text: string
  readonly children?: ReactNode
}

/** Nothing here yet, and what to do about it. */
export const Empty = ({ title, text, children }: EmptyProps) => (
  <Box data-testid="empty">
    <Title>{title}</Title>
    <div>{text}</div>
    {children === undefined ? null : <Next>{children}</Next>}
  </Box>
)
