import { IconButton } from '@zendeskgarden/react-buttons'
import { useState, useSyncExternalStore } from 'react'
import { Icon } from '../parts/Icon.tsx'
import { Tabs } from '../parts/Tabs.tsx'
import { Unseen } from '../parts/text.ts'
import { useWords } from '../parts/words.ts'
import type { Host } from '../zaf.ts'
import { Fate } from './Fate.tsx'
import { Findings } from './Findings.tsx'
import { History } from './History.tsx'
import { NewCase } from './NewCase.tsx'
import type { Sidebar as SidebarModel } from './sidebar.ts'
import { Viewers } from './Viewers.tsx'
import { loudRows, type Announcement } from './state.ts'

const useAnnouncement = (announcement: Announcement | undefined, mayRedact: boolean): string => {
  const { say } = useWords()
  switch (announcement?.is) {
    case 'found': {
      const { count, checked } = announcement
      const found = say('status.announce', { count })
      // Where there is nothing to check, nothing is said of checks.
      return mayRedact ? `${found} ${say('status.checked', { checked })}` : found
    }
    case 'clear':
      return say('status.clear')
    case 'redacted':
      return say('redact.done', { count: announcement.count, failed: announcement.failed })
    case undefined:
      return ''
  }
}

interface SidebarProps {
  readonly host: Pick<Host, 'onCase' | 'openCase'>
  readonly sidebar: SidebarModel
  readonly session: () => { readonly user_id: number; readonly may_redact: boolean; readonly is_admin: boolean }
  readonly now: () => Date
}

export const Sidebar = ({ host, sidebar, session, now }: SidebarProps) => {
  const { say } = useWords()
  const state = useSyncExternalStore(sidebar.subscribe, sidebar.state)
  const [tab, setTab] = useState<'findings' | 'history'>('findings')
  const { user_id, may_redact, is_admin } = session()
  const announcement = useAnnouncement(state.announcement, may_redact)
  return (
    <main>
      <Unseen as="h1">{say('tabs.label')}</Unseen>
      <Tabs
        label={say('tabs.label')}
        shown={tab}
        onShow={setTab}
        items={[
          { id: 'findings', name: say('tabs.findings'), count: loudRows(state).length },
          { id: 'history', name: say('tabs.history') },
        ]}
        aside={
          <IconButton size="small" aria-label={say('scan.again')} onClick={() => void sidebar.read()}>
            <Icon name="again" />
          </IconButton>
        }
      >
        {tab === 'findings' ? (
          <>
            <Findings state={state} sidebar={sidebar} mayRedact={may_redact} now={now()} />
            <Fate sidebar={sidebar} />
          </>
        ) : (
          <History sidebar={sidebar} userId={user_id} now={now()} />
        )}
      </Tabs>
      {is_admin ? (
        <>
          <NewCase host={host} />
          <Viewers read={sidebar.viewers} people={sidebar.people} userId={user_id} now={now()} />
        </>
      ) : null}
      <Unseen role="status" data-testid="announcement">
        {announcement}
      </Unseen>
    </main>
  )
}
