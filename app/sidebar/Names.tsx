import { Button } from '@zendeskgarden/react-buttons'
import { styled } from 'styled-components'
import { useWords } from '../parts/words.ts'

const Line = styled.div`
  padding: 8px 12px;
`

interface NamesProps {
  readonly count: number
  readonly isShown: boolean
  readonly onShow: (shown: boolean) => void
}

/** Names and addresses of a ticket in one line: there for whoever wants them, and no noise for everybody else. */
export const Names = ({ count, isShown, onShow }: NamesProps) => {
  const { say } = useWords()
  return (
    <Line data-testid="names">
      <Button isLink size="small" aria-expanded={isShown} onClick={() => onShow(!isShown)}>
        {say(isShown ? 'names.hide' : 'names.show', { count })}
      </Button>
    </Line>
  )
}
