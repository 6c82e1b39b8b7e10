import { useId, type ReactNode } from 'react'
import { styled } from 'styled-components'
import { color } from '../../../parts/garden.ts'
import { Small } from '../../../parts/text.ts'
import { Stack } from './fields.tsx'

const Box = styled.section`
  padding: 16px 0;
  border-top: 1px solid ${color('border.subtle')};
`

const Title = styled.h3`
  margin: 0 0 10px;
  font-size: ${({ theme }) => theme.fontSizes.md};
  font-weight: ${({ theme }) => theme.fontWeights.semibold};
`

interface FormPartProps {
  readonly title: string
  readonly lead?: string
  readonly children: ReactNode
}

/** Fields that belong together, under their heading. */
export const FormPart = ({ title, lead, children }: FormPartProps) => {
  const id = useId()
  return (
    <Box aria-labelledby={id}>
      <Title id={id}>{title}</Title>
      <Stack>
        {lead === undefined ? null : <Small>{lead}</Small>}
        {children}
      </Stack>
    </Box>
  )
}
