import { Suspense, useSyncExternalStore } from 'react'
import { styled } from 'styled-components'
import type { Api } from '../api.ts'
import { Loading } from '../parts/Loading.tsx'
import { Theme } from '../parts/Theme.tsx'
import { useScheme } from '../parts/use-scheme.ts'
import { WordsContext } from '../parts/words.ts'
import type { PanelHost } from '../zaf.ts'
import { Navigation } from './Navigation.tsx'
import { pageFor, pages } from './pages.ts'
import { HostContext } from './parts/host.ts'
import { MovedContext } from './parts/moved.ts'
import { PageTrouble } from './parts/PageTrouble.tsx'
import type { Router } from './router.ts'
import { PanelWordsContext, type PanelWords } from './words.ts'

const Frame = styled.div`
  display: grid;
  grid-template-columns: 208px minmax(0, 1fr);
  min-height: 100vh;

  @media (max-width: 699px) {
    grid-template: auto minmax(0, 1fr) / minmax(0, 1fr);
  }
`

const Main = styled.main`
  width: 100%;
  max-width: 1240px;
  padding: 24px 32px 40px;

  @media (max-width: 899px) {
    padding: 16px 16px 32px;
  }
`

interface PanelProps {
  readonly host: PanelHost
  readonly api: Api
  readonly words: PanelWords
  readonly router: Router
}

const now = () => new Date()

export const Panel = ({ host, api, words, router }: PanelProps) => {
  const scheme = useScheme(host)
  const route = useSyncExternalStore(router.subscribe, router.route)
  const seen = pages.filter(({ isFor }) => isFor(api.session()))
  const page = pageFor(route.page, seen)
  return (
    <Theme scheme={scheme} direction={words.direction}>
      <WordsContext.Provider value={words}>
        <PanelWordsContext.Provider value={words}>
          <MovedContext.Provider value={router.hasMoved}>
            <HostContext.Provider value={host}>
              {page === undefined ? null : (
                <Frame>
                  <Navigation seen={seen} current={page.id} />
                  <Main>
                    <PageTrouble key={page.id} text={words.say('panel.broken')} retry={words.say('panel.reload')}>
                      <Suspense fallback={<Loading label={words.say('panel.loading')} />}>
                        <page.Page
                          host={host}
                          api={api}
                          rest={route.page === page.id ? route.rest : []}
                          go={router.go}
                          now={now}
                        />
                      </Suspense>
                    </PageTrouble>
                  </Main>
                </Frame>
              )}
            </HostContext.Provider>
          </MovedContext.Provider>
        </PanelWordsContext.Provider>
      </WordsContext.Provider>
    </Theme>
  )
}
