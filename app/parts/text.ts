import { styled } from 'styled-components'
import { color } from './garden.ts'

export const Small = styled.p`
  margin: 0;
  color: ${color('foreground.subtle')};
  font-size: ${({ theme }) => theme.fontSizes.sm};
  line-height: ${({ theme }) => theme.lineHeights.sm};
`

export const Paragraph = styled.p`
  margin: 0;
`

/** A value that is read digit by digit, from left to right in whatever stands around it. */
export const Value = styled.bdi.attrs({ dir: 'ltr' })`
  font-family: ${({ theme }) => theme.fonts.mono};
  font-size: 13px;
  overflow-wrap: anywhere;
`

/** Said, not shown. */
export const Unseen = styled.span`
  position: absolute;
  width: 1px;
  height: 1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
`

export const Plain = styled.ul`
  margin: 0;
  padding: 0;
  list-style: none;
`
