import type { Words } from './language/index.ts'
import { Theme } from './parts/Theme.tsx'
import { useScheme } from './parts/use-scheme.ts'
import { WordsContext } from './parts/words.ts'
import { Sidebar } from './sidebar/Sidebar.tsx'
import type { Sidebar as SidebarModel } from './sidebar/sidebar.ts'
import type { Host } from './zaf.ts'

interface AppProps {
  readonly host: Pick<Host, 'scheme' | 'onScheme' | 'onCase' | 'openCase'>
  readonly words: Words
  readonly sidebar: SidebarModel
  readonly session: () => { readonly user_id: number; readonly may_redact: boolean; readonly is_admin: boolean }
}

const now = () => new Date()

export const App = ({ host, words, sidebar, session }: AppProps) => {
  const scheme = useScheme(host)
  return (
    <Theme scheme={scheme} direction={words.direction}>
      <WordsContext.Provider value={words}>
        <Sidebar host={host} sidebar={sidebar} session={session} now={now} />
      </WordsContext.Provider>
    </Theme>
  )
}
