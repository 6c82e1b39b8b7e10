import { Button } from '@zendeskgarden/react-buttons'
import { styled } from 'styled-components'
import { color, focusInside } from '../../../parts/garden.ts'
import { Plain, Small } from '../../../parts/text.ts'
import { Actions } from '../../parts/Block.tsx'
import { usePanelWords } from '../../words.ts'

const Head = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 8px;
  align-items: center;
  justify-content: space-between;
  margin: 14px 0 6px;
`

const Title = styled.h3`
  margin: 0;
  font-size: ${({ theme }) => theme.fontSizes.md};
  font-weight: ${({ theme }) => theme.fontWeights.semibold};
`

const Rows = styled(Plain)`
  border: 1px solid ${color('border.default')};
  border-radius: ${({ theme }) => theme.borderRadii.md};
  overflow: hidden;

  li + li {
    border-top: 1px solid ${color('border.subtle')};
  }
`

const Row = styled.button`
  display: block;
  width: 100%;
  padding: 8px 12px;
  border: 0;
  border-inline-start: 3px solid transparent;
  background: none;
  color: inherit;
  font: inherit;
  text-align: start;
  overflow-wrap: anywhere;
  cursor: pointer;

  &:hover {
    background: ${color('background.subtle')};
  }

  &[aria-current='true'] {
    border-inline-start-color: ${color('border.primaryEmphasis')};
    background: ${color('background.subtle')};
    font-weight: ${({ theme }) => theme.fontWeights.semibold};
  }

  ${focusInside}
`

const Trouble = styled(Small)`
  color: ${color('foreground.danger')};
`

export interface Entry {
  readonly title: string
  readonly note: string
  readonly problems: number
}

interface EntriesProps {
  readonly title: string
  readonly none: string
  readonly add: string
  readonly entries: readonly Entry[]
  readonly chosen: number | undefined
  readonly onChoose: (index: number) => void
  readonly onAdd: () => void
  readonly testId: string
}

/** The policies or the holds of a text: one is open. */
export const Entries = ({ title, none, add, entries, chosen, onChoose, onAdd, testId }: EntriesProps) => {
  const { say } = usePanelWords()
  return (
    <div data-testid={testId}>
      <Head>
        <Title>{title}</Title>
        <Actions>
          <Button size="small" onClick={onAdd} data-testid={`add-${testId}`}>
            {add}
          </Button>
        </Actions>
      </Head>
      {entries.length === 0 ? (
        <Small>{none}</Small>
      ) : (
        <Rows>
          {entries.map(({ title: name, note, problems }, index) => (
            <li key={index}>
              <Row type="button" aria-current={index === chosen} onClick={() => onChoose(index)}>
                {name}
                {note === '' ? null : <Small as="span">{` · ${note}`}</Small>}
                {problems === 0 ? null : (
                  <Trouble as="span">{` · ${say('panel.retention.editor.problems', { count: problems })}`}</Trouble>
                )}
              </Row>
            </li>
          ))}
        </Rows>
      )}
    </div>
  )
}
