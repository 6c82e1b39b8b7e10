import { useEffect, useRef, type ReactNode } from 'react'
import { styled } from 'styled-components'
import { color, focus } from '../../parts/garden.ts'
import { useMoved } from './moved.ts'

const Head = styled.header`
  display: flex;
  flex-wrap: wrap;
  gap: 8px 16px;
  align-items: start;
  justify-content: space-between;
`

const Texts = styled.div`
  flex: 1 1 280px;
  min-width: 0;
`

const Title = styled.h1`
  margin: 0;
  width: fit-content;
  border-radius: ${({ theme }) => theme.borderRadii.sm};
  font-size: ${({ theme }) => theme.fontSizes.xl};
  line-height: ${({ theme }) => theme.lineHeights.xl};
  font-weight: ${({ theme }) => theme.fontWeights.semibold};

  ${focus}
`

const Lead = styled.p`
  margin: 4px 0 0;
  max-width: 72ch;
  color: ${color('foreground.subtle')};
`

interface PageHeadProps {
  readonly title: string
  /** One sentence: what this page is for. */
  readonly lead: string
  /** Where within the page: the title has the focus again after a move from one such place to another. */
  readonly place?: string
  readonly children?: ReactNode
}

/** The head of a page. Whoever came here from another page finds the focus on its title; a first load leaves it alone. */
export const PageHead = ({ title, lead, place, children }: PageHeadProps) => {
  const heading = useRef<HTMLHeadingElement>(null)
  const hasMoved = useMoved()
  useEffect(() => {
    document.title = title
  }, [title])
  useEffect(() => {
    if (hasMoved()) heading.current?.focus()
  }, [hasMoved, place])
  return (
    <Head>
      <Texts>
        <Title ref={heading} tabIndex={-1}>
          {title}
        </Title>
        <Lead>{lead}</Lead>
      </Texts>
      {children}
    </Head>
  )
}
