import { styled } from 'styled-components'
import type { AccessUnjudged } from '../../../contract/access.ts'
import { focus } from '../../parts/garden.ts'
import { usePanelWords } from '../words.ts'

const Box = styled.details`
  margin-top: 20px;

  & > summary {
    width: fit-content;
    cursor: pointer;
    border-radius: ${({ theme }) => theme.borderRadii.md};

    ${focus}
  }

  & li {
    margin-top: 4px;
    max-width: 70ch;
  }
`

/** What nobody should rely on custos to see here, since nothing tells it. */
export const Unjudged = ({ what }: { readonly what: readonly AccessUnjudged[] }) => {
  const { say } = usePanelWords()
  if (what.length === 0) return null
  return (
    <Box data-testid="unjudged">
      <summary>{say('panel.access.unjudged.title')}</summary>
      <ul>
        {what.map((one) => (
          <li key={one}>{say(`panel.access.unjudged.${one}`)}</li>
        ))}
      </ul>
    </Box>
  )
}
