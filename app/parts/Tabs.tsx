import { useId, useRef, type KeyboardEvent, type ReactNode } from 'react'
import { styled } from 'styled-components'
import { color, focusInside } from './garden.ts'

const Bar = styled.div`
  display: flex;
  align-items: center;
  justify-content: space-between;
  padding: 0 12px;
  border-bottom: 1px solid ${color('border.default')};
`

const List = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 0 16px;
`

const Tab = styled.button`
  display: flex;
  gap: 6px;
  align-items: center;
  padding: 9px 1px 7px;
  margin-bottom: -1px;
  border: 0;
  border-bottom: 2px solid transparent;
  border-radius: 2px 2px 0 0;
  background: none;
  color: ${color('foreground.subtle')};
  font: inherit;
  cursor: pointer;

  &:hover {
    color: ${color('foreground.primary')};
  }

  &[aria-selected='true'] {
    border-bottom-color: currentcolor;
    color: ${color('foreground.primary')};
    font-weight: ${({ theme }) => theme.fontWeights.semibold};
  }

  @media (forced-colors: active) {
    margin-bottom: 0;
    border-bottom-color: Canvas;

    &[aria-selected='true'] {
      border-bottom-color: Highlight;
    }
  }

  ${focusInside}
`

const Count = styled.span`
  min-width: 20px;
  padding: 0 6px;
  border-radius: 10px;
  background: ${color('background.subtle')};
  color: ${color('foreground.default')};
  font-size: ${({ theme }) => theme.fontSizes.sm};
  font-weight: ${({ theme }) => theme.fontWeights.semibold};
  font-variant-numeric: tabular-nums;
  text-align: center;
`

export interface TabItem<Id extends string> {
  readonly id: Id
  readonly name: string
  readonly count?: number
}

interface TabsProps<Id extends string> {
  readonly label: string
  readonly items: readonly TabItem<Id>[]
  readonly shown: Id
  readonly onShow: (id: Id) => void
  /** Stands at the end of the line of tabs. */
  readonly aside: ReactNode
  readonly children: ReactNode
}

const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

export const Tabs = <Id extends string>({ label, items, shown, onShow, aside, children }: TabsProps<Id>) => {
  const base = useId()
  const tabs = useRef(new Map<Id, HTMLButtonElement>())

  const go = (event: KeyboardEvent, from: number) => {
    const isMirrored = document.documentElement.dir === 'rtl' && /Left|Right/.test(event.key)
    const step = (steps[event.key] ?? 0) * (isMirrored ? -1 : 1)
    const to = event.key === 'Home' ? 0 : event.key === 'End' ? items.length - 1 : from + step
    const next = items[(to + items.length) % items.length]
    if (next === undefined || to === from) return
    event.preventDefault()
    onShow(next.id)
    tabs.current.get(next.id)?.focus()
  }

  return (
    <>
      <Bar>
        <List role="tablist" aria-label={label}>
          {items.map(({ id, name, count }, index) => (
            <Tab
              key={id}
              ref={(element) => {
                if (element !== null) tabs.current.set(id, element)
              }}
              type="button"
              role="tab"
              id={`${base}-${id}`}
              aria-selected={id === shown}
              aria-controls={`${base}-panel`}
              tabIndex={id === shown ? 0 : -1}
              onClick={() => onShow(id)}
              onKeyDown={(event) => go(event, index)}
            >
              {name}
              {count === undefined || count === 0 ? null : <Count>{count}</Count>}
            </Tab>
          ))}
        </List>
        {aside}
      </Bar>
      <div role="tabpanel" id={`${base}-panel`} aria-labelledby={`${base}-${shown}`}>
        {children}
      </div>
    </>
  )
}
