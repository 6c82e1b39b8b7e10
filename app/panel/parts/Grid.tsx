import { Table } from '@zendeskgarden/react-tables'
import type { ReactNode } from 'react'
import { styled } from 'styled-components'
import { color, focus } from '../../parts/garden.ts'
import { Unseen } from '../../parts/text.ts'

/** Where a table is wider than its place it alone moves, and by the keyboard too. */
const Scroll = styled.div`
  /* What is unseen in it is placed by it, or the whole page would be as wide as the table. */
  position: relative;
  max-width: 100%;
  overflow-x: auto;
  border: 1px solid ${color('border.default')};
  border-radius: ${({ theme }) => theme.borderRadii.md};

  ${focus}
`

const Wide = styled(Table)`
  table-layout: auto;
`

export interface Column<Line> {
  readonly key: string
  readonly title: string
  /** Numbers stand to the right, one under the other. */
  readonly isNumber?: boolean
  readonly show: (line: Line) => ReactNode
}

interface GridProps<Line> {
  /** What the table is, for those who can't see what stands above it. */
  readonly label: string
  readonly columns: readonly Column<Line>[]
  readonly lines: readonly Line[]
  readonly keyOf: (line: Line) => string
  /** Pixels below which the table scrolls in its place. */
  readonly least?: number
  readonly testId: string
}

const align = (isNumber = false) => (isNumber ? ({ textAlign: 'end' } as const) : undefined)

/** Garden's table: text to the left, numbers to the right. */
export const Grid = <Line,>({ label, columns, lines, keyOf, least = 560, testId }: GridProps<Line>) => (
  <Scroll tabIndex={0} role="group" aria-label={label} data-testid={testId}>
    <Wide size="small" style={{ minWidth: least }} isReadOnly>
      <caption>
        <Unseen>{label}</Unseen>
      </caption>
      <Table.Head>
        <Table.HeaderRow>
          {columns.map(({ key, title, isNumber }) => (
            <Table.HeaderCell key={key} scope="col" style={align(isNumber)}>
              {title}
            </Table.HeaderCell>
          ))}
        </Table.HeaderRow>
      </Table.Head>
      <Table.Body>
        {lines.map((line) => (
          <Table.Row key={keyOf(line)}>
            {columns.map(({ key, isNumber, show }) => (
              <Table.Cell key={key} style={align(isNumber)}>
                {show(line)}
              </Table.Cell>
            ))}
          </Table.Row>
        ))}
      </Table.Body>
    </Wide>
  </Scroll>
)
