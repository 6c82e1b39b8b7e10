import { styled } from 'styled-components'
import type { Words } from './language/index.ts'
import { Theme } from './parts/Theme.tsx'

const Box = styled.main`
  padding: 16px 12px;
`

const Title = styled.h1`
  margin: 0 0 4px;
  font-size: inherit;
`

/** For those who open the page by its address. */
export const Outside = ({ words: { say, direction } }: { readonly words: Words }) => (
  <Theme scheme={matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'} direction={direction}>
    <Box>
      <Title>{say('outside.title')}</Title>
      {say('outside.text')}
    </Box>
  </Theme>
)
