import { useId, type ReactNode } from 'react'
import { styled } from 'styled-components'
import { color } from '../../parts/garden.ts'

const Box = styled.section`
  display: grid;
  grid-template-columns: minmax(200px, 1fr) minmax(0, 2.4fr);
  gap: 12px 32px;
  padding: 24px 0;

  & + & {
    border-top: 1px solid ${color('border.subtle')};
  }

  @media (max-width: 899px) {
    grid-template-columns: minmax(0, 1fr);
    padding: 20px 0;
  }
`

export const SectionTitle = styled.h2`
  margin: 0;
  font-size: ${({ theme }) => theme.fontSizes.lg};
  line-height: ${({ theme }) => theme.lineHeights.lg};
  font-weight: ${({ theme }) => theme.fontWeights.semibold};
`

const Lead = styled.p`
  margin: 4px 0 0;
  max-width: 60ch;
  color: ${color('foreground.subtle')};
`

const Content = styled.div`
  display: grid;
  gap: 16px;
  align-content: start;
  min-width: 0;
`

interface SectionProps {
  readonly title: string
  readonly lead?: string
  readonly children: ReactNode
}

/** A part of a page: what it is about on one side, what can be done on the other. */
export const Section = ({ title, lead, children }: SectionProps) => {
  const heading = useId()
  return (
    <Box aria-labelledby={heading}>
      <div>
        <SectionTitle id={heading}>{title}</SectionTitle>
        {lead === undefined ? null : <Lead>{lead}</Lead>}
      </div>
      <Content>{children}</Content>
    </Box>
  )
}
