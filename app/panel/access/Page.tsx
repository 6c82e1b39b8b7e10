import { useMemo } from 'react'
import { styled } from 'styled-components'
import type { PageProps } from '../pages.ts'
import { PageHead } from '../parts/PageHead.tsx'
import { usePanelWords } from '../words.ts'
import { ByDay } from './ByDay.tsx'
import { accessCalls } from './calls.ts'
import { CaseList } from './CaseList.tsx'
import { CaseView } from './CaseView.tsx'

const Sides = styled.div<{ readonly $isOpen: boolean }>`
  display: grid;
  grid-template-columns: ${({ $isOpen }) => ($isOpen ? 'minmax(260px, 1fr) minmax(0, 2.2fr)' : 'minmax(0, 1fr)')};
  gap: 24px;
  align-items: start;
  margin-top: 20px;

  @media (max-width: 1099px) {
    grid-template-columns: minmax(0, 1fr);

    & > :first-child {
      display: ${({ $isOpen }) => ($isOpen ? 'none' : 'block')};
    }
  }
`

const aDay = /^\d{4}-\d{2}-\d{2}$/

/** Access: the few things about who looked at what that are worth a look. */
export const Page = ({ api, host, rest, now }: PageProps) => {
  const { say } = usePanelWords()
  const calls = useMemo(() => accessCalls(api), [api])
  const [first, second] = rest
  const day = first === 'day' && second !== undefined && aDay.test(second) ? second : undefined
  const open = first === 'day' ? undefined : first
  return (
    <>
      <PageHead
        title={say('panel.page.access')}
        lead={say('panel.access.lead')}
        place={open === undefined ? (day ?? 'all') : 'case'}
      />
      <Sides $isOpen={open !== undefined}>
        <div>
          <CaseList calls={calls} open={open} day={day} now={now} />
          {open === undefined ? <ByDay calls={calls} /> : null}
        </div>
        {open === undefined ? null : (
          <CaseView
            key={open}
            calls={calls}
            caseId={open}
            userId={api.session().user_id}
            openTicket={host.openTicket}
          />
        )}
      </Sides>
    </>
  )
}
