import type { ReactNode } from 'react'
import { styled } from 'styled-components'
import { colorIn, type ColorName } from '../../parts/garden.ts'

type Tone = 'calm' | 'good' | 'warning' | 'danger'

const tones: Record<Tone, readonly [ColorName, ColorName, ColorName]> = {
  calm: ['background.subtle', 'border.default', 'foreground.default'],
  good: ['background.success', 'border.success', 'foreground.successEmphasis'],
  warning: ['background.warning', 'border.warning', 'foreground.warningEmphasis'],
  danger: ['background.danger', 'border.danger', 'foreground.dangerEmphasis'],
}

const Box = styled.span<{ readonly $tone: Tone }>`
  display: inline-block;
  padding: 0 8px;
  border: 1px solid ${({ theme, $tone }) => colorIn(theme, tones[$tone][1])};
  border-radius: 10px;
  background: ${({ theme, $tone }) => colorIn(theme, tones[$tone][0])};
  color: ${({ theme, $tone }) => colorIn(theme, tones[$tone][2])};
  font-size: ${({ theme }) => theme.fontSizes.sm};
  line-height: 18px;
`

interface StateProps {
  readonly tone: Tone
  readonly children: ReactNode
}

/** A state in words; its colour only repeats them. */
export const State = ({ tone, children }: StateProps) => <Box $tone={tone}>{children}</Box>
