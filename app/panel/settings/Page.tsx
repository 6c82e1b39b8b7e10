import { useEffect, useSyncExternalStore } from 'react'
import type { Api } from '../../api.ts'
import { Loading } from '../../parts/Loading.tsx'
import { Note } from '../../parts/Note.tsx'
import { Tabs } from '../../parts/Tabs.tsx'
import { troubleText } from '../parts/trouble-text.ts'
import type { PageProps } from '../pages.ts'
import { PageHead } from '../parts/PageHead.tsx'
import { PanelWordsContext, usePanelWords } from '../words.ts'
import { AccessTab } from './access/AccessTab.tsx'
import { Detectors } from './Detectors.tsx'
import { Dismissed } from './Dismissed.tsx'
import { Kinds } from './Kinds.tsx'
import { LedgerTab } from './LedgerTab.tsx'
import { OwnNumbers } from './OwnNumbers.tsx'
import { Rules } from './Rules.tsx'
import { SaveBar } from './SaveBar.tsx'
import { createSettings, type Ready, type Settings } from './settings.ts'
import { SettingsNotices } from './SettingsNotices.tsx'
import { forAdmins, tabs, type TabId } from './tab.ts'
import { TryOut } from './try-out/TryOut.tsx'
import { useOwnKinds } from './use-own-kinds.ts'

/** Kept for as long as the panel is open: going to another page and back loses nothing that isn't saved. */
const kept = new WeakMap<Api, Settings>()

const settingsOf = (api: Api): Settings => {
  const settings = kept.get(api) ?? createSettings(api)
  kept.set(api, settings)
  return settings
}

interface ContentProps {
  readonly tab: TabId
  readonly state: Ready
  readonly settings: Settings
  readonly api: Api
}

const Content = ({ tab, state, settings, api }: ContentProps) => {
  const props = {
    draft: state.draft,
    isFixed: !state.stored.may_edit || state.isSaving,
    onEdit: settings.edit,
  }
  switch (tab) {
    case 'rules':
      return <Rules {...props} />
    case 'kinds':
      return <Kinds {...props} />
    case 'detectors':
      return <Detectors {...props} api={api} />
    case 'numbers':
      return <OwnNumbers {...props} />
    case 'dismissed':
      return <Dismissed api={api} />
    case 'try-out':
      return <TryOut draft={state.draft} isUnsaved={state.changed.length > 0} />
    case 'access':
      return <AccessTab api={api} />
    case 'ledger':
      return <LedgerTab api={api} />
  }
}

/** What custos looks for in this account, read by every agent and changed by admins; what was dismissed and how access is watched, for admins. */
export const Page = ({ api, rest, go }: PageProps) => {
  const words = usePanelWords()
  const { say } = words
  const settings = settingsOf(api)
  const state = useSyncExternalStore(settings.subscribe, settings.state)
  const seen = tabs.filter((one) => !forAdmins.has(one) || api.session().is_admin)
  const tab = seen.find((one) => one === rest[0]) ?? 'rules'
  useEffect(() => {
    void (settings.state().state === 'reading' ? settings.load() : settings.refresh())
  }, [settings])
  const own = useOwnKinds(words, state)
  const waiting = state.state === 'ready' ? state.draft.own_numbers.filter((one) => one.state === 'proposed').length : 0
  return (
    <PanelWordsContext.Provider value={own}>
      <PageHead title={say('panel.settings.title')} lead={say('panel.settings.lead')} />
      {state.state === 'reading' ? <Loading label={say('panel.loading')} /> : null}
      {state.state === 'failed' ? (
        <div style={{ marginTop: 16 }}>
          <Note kind="error" testId="failed" action={{ name: say('server.retry'), run: () => void settings.load() }}>
            {say('panel.settings.unread')} {troubleText(words, state.problem)}
          </Note>
        </div>
      ) : null}
      {state.state === 'ready' ? (
        <>
          <SettingsNotices state={state} settings={settings} />
          <div style={{ height: 16 }} />
          <Tabs
            label={say('panel.settings.title')}
            items={seen.map((id) => ({
              id,
              name: say(`panel.tab.${id}`),
              ...(id === 'numbers' ? { count: waiting } : {}),
            }))}
            shown={tab}
            onShow={(id) => go(`settings/${id}`)}
            aside={null}
          >
            <Content tab={tab} state={state} settings={settings} api={api} />
          </Tabs>
          <SaveBar state={state} settings={settings} />
        </>
      ) : null}
    </PanelWordsContext.Provider>
  )
}
