import { IconButton } from '@zendeskgarden/react-buttons'
import { useEffect, useId, useState } from 'react'
import { styled } from 'styled-components'
import type { TicketFate } from '../../contract/ticket-retention.ts'
import type { Words } from '../language/index.ts'
import { color } from '../parts/garden.ts'
import { Plain, Small } from '../parts/text.ts'
import { useWords } from '../parts/words.ts'
import { Turning } from './Row.tsx'
import type { Sidebar } from './sidebar.ts'

const Box = styled.section`
  border-top: 1px solid ${color('border.default')};
`

const Line = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 1fr) auto;
  gap: 2px 8px;
  padding: 10px 12px;
  overflow-wrap: anywhere;
`

const Reasons = styled(Plain)`
  grid-column: 1 / -1;
`

const day = (locale: string, at: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(new Date(at))

const policyText = ({ say, language }: Words, { policy }: TicketFate): string =>
  policy === null ? say('fate.no-policy') : (policy.title[language] ?? policy.title['en'] ?? policy.name)

const ours = ({ say, locale }: Words, { outcome, due_at }: TicketFate): string => {
  if (outcome === 'held') return say('fate.held')
  return due_at === null ? say('fate.ours-none') : say('fate.ours', { day: day(locale, due_at) })
}

const zendesk = ({ say, locale }: Words, { native_at, native_known }: TicketFate): string => {
  if (native_at !== null) return say('fate.zendesk', { day: day(locale, native_at) })
  return say(native_known ? 'fate.zendesk-none' : 'fate.zendesk-unknown')
}

interface FateProps {
  readonly sidebar: Pick<Sidebar, 'fate'>
}

/** How long the ticket is kept, by the policies and by Zendesk; opens to why. Nothing where there is nothing to say of it. */
export const Fate = ({ sidebar }: FateProps) => {
  const words = useWords()
  const { say } = words
  const [fate, setFate] = useState<TicketFate | null>(null)
  const [isOpen, setIsOpen] = useState(false)
  const reasons = useId()

  useEffect(() => {
    let isGone = false
    void sidebar.fate().then((answer) => {
      if (!isGone && answer.ok) setFate(answer.value.fate)
    })
    return () => {
      isGone = true
    }
  }, [sidebar])

  if (fate === null) return null
  return (
    <Box aria-label={say('fate.title')} data-testid="fate">
      <Line>
        <div>
          <div>
            {say('fate.title')} · {policyText(words, fate)}
          </div>
          <Small>
            {ours(words, fate)} · {zendesk(words, fate)}
          </Small>
        </div>
        <IconButton
          size="small"
          aria-label={say('fate.why')}
          aria-expanded={isOpen}
          aria-controls={reasons}
          onClick={() => setIsOpen(!isOpen)}
        >
          <Turning name="chevron" $isOpen={isOpen} />
        </IconButton>
        <Reasons id={reasons} hidden={!isOpen}>
          {fate.because.map((reason) => (
            <li key={reason}>
              <Small>{say(`because.${reason}`)}</Small>
            </li>
          ))}
        </Reasons>
      </Line>
    </Box>
  )
}
