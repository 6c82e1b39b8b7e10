import { styled } from 'styled-components'
import { color, focus } from '../../parts/garden.ts'
import { usePanelWords } from '../words.ts'
import { useHost } from './host.ts'

const Link = styled.button`
  padding: 0;
  border: 0;
  border-radius: ${({ theme }) => theme.borderRadii.sm};
  background: none;
  color: ${color('foreground.primary')};
  font: inherit;
  text-decoration: underline;
  cursor: pointer;

  ${focus}
`

/** A ticket by its number, which Zendesk opens. */
export const TicketLink = ({ id }: { readonly id: number }) => {
  const { say } = usePanelWords()
  const host = useHost()
  const number = `#${String(id)}`
  if (host === undefined) return number
  return (
    <Link type="button" aria-label={say('panel.open-ticket', { id: String(id) })} onClick={() => host.openTicket(id)}>
      {number}
    </Link>
  )
}
