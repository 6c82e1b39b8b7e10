import { useId, useState } from 'react'
import { styled } from 'styled-components'
import { Icon } from '../parts/Icon.tsx'
import { color, focus } from '../parts/garden.ts'
import type { PageId, PanelPage } from './pages.ts'
import { PanelIcon } from './parts/PanelIcon.tsx'
import { hrefOf } from './router.ts'
import { usePanelWords } from './words.ts'

/** Below this the list of pages folds up into one button. */
const narrow = '@media (max-width: 699px)'

const Box = styled.nav`
  padding: 16px 8px;
  border-inline-end: 1px solid ${color('border.default')};
  background: ${color('background.subtle')};

  ${narrow} {
    padding: 6px 8px;
    border-inline-end: 0;
    border-bottom: 1px solid ${color('border.default')};
  }
`

const List = styled.ul<{ readonly $isOpen: boolean }>`
  position: sticky;
  top: 16px;
  display: grid;
  gap: 2px;
  margin: 0;
  padding: 0;
  list-style: none;

  ${narrow} {
    position: static;
    display: ${({ $isOpen }) => ($isOpen ? 'grid' : 'none')};
    margin-top: 4px;
  }
`

const Entry = styled.a`
  display: flex;
  gap: 10px;
  align-items: center;
  padding: 7px 12px;
  border-radius: ${({ theme }) => theme.borderRadii.md};
  color: ${color('foreground.default')};
  text-decoration: none;

  &:hover {
    background: ${color('background.default')};
  }

  &[aria-current] {
    background: ${color('background.default')};
    box-shadow: inset 3px 0 ${color('foreground.primary')};
    color: ${color('foreground.primary')};
    font-weight: ${({ theme }) => theme.fontWeights.semibold};
  }

  [dir='rtl'] &[aria-current] {
    box-shadow: inset -3px 0 ${color('foreground.primary')};
  }

  @media (forced-colors: active) {
    &[aria-current] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }

  ${focus}
`

const Name = styled.span`
  flex: 1;
  min-width: 0;
  overflow-wrap: anywhere;
`

const Toggle = styled.button`
  display: none;
  gap: 10px;
  align-items: center;
  width: 100%;
  padding: 8px 12px;
  border: 0;
  border-radius: ${({ theme }) => theme.borderRadii.md};
  background: none;
  color: inherit;
  font: inherit;
  font-weight: ${({ theme }) => theme.fontWeights.semibold};
  text-align: start;
  cursor: pointer;

  ${narrow} {
    display: flex;
  }

  ${focus}
`

interface NavigationProps {
  readonly seen: readonly PanelPage[]
  readonly current: PageId
}

/** The pages of the panel: a list beside the page where there is room, one button over it where there is not. */
export const Navigation = ({ seen, current }: NavigationProps) => {
  const { say } = usePanelWords()
  const [isOpen, setIsOpen] = useState(false)
  const list = useId()
  return (
    <Box aria-label={say('panel.navigation')}>
      <Toggle type="button" aria-expanded={isOpen} aria-controls={list} onClick={() => setIsOpen(!isOpen)}>
        <PanelIcon name="menu" />
        <Name>{say(`panel.page.${current}`)}</Name>
        <Icon name="chevron" />
      </Toggle>
      <List id={list} $isOpen={isOpen}>
        {seen.map(({ id, icon }) => (
          <li key={id}>
            <Entry
              href={hrefOf(id)}
              aria-current={id === current ? 'page' : undefined}
              data-testid={`page-${id}`}
              onClick={() => setIsOpen(false)}
            >
              <PanelIcon name={icon} />
              <Name>{say(`panel.page.${id}`)}</Name>
            </Entry>
          </li>
        ))}
      </List>
    </Box>
  )
}
