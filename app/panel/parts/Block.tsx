import { useId, type ReactNode } from 'react'
import { styled } from 'styled-components'

const Box = styled.section`
  margin-top: 28px;
`

const Head = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 8px 12px;
  align-items: center;
  justify-content: space-between;
  margin-bottom: 10px;
`

const Title = styled.h2`
  margin: 0;
  font-size: ${({ theme }) => theme.fontSizes.lg};
  line-height: ${({ theme }) => theme.lineHeights.lg};
  font-weight: ${({ theme }) => theme.fontWeights.semibold};
`

export const Actions = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 8px;
  align-items: center;
`

interface BlockProps {
  readonly title: string
  readonly actions?: ReactNode
  readonly children: ReactNode
  readonly testId?: string
}

/** A part of a page under its own heading. */
export const Block = ({ title, actions, children, testId }: BlockProps) => {
  const id = useId()
  return (
    <Box aria-labelledby={id} data-testid={testId}>
      <Head>
        <Title id={id}>{title}</Title>
        {actions === undefined ? null : <Actions>{actions}</Actions>}
      </Head>
      {children}
    </Box>
  )
}
