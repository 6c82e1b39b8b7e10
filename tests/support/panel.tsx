import { render } from '@testing-library/react'
import type { ReactElement } from 'react'
import { createApi, type Api } from '../../app/api.ts'
import { HostContext } from '../../app/panel/parts/host.ts'
import { MovedContext } from '../../app/panel/parts/moved.ts'
import { PanelWordsContext, type PanelWords } from '../../app/panel/words.ts'
import { Theme } from '../../app/parts/Theme.tsx'
import type { PanelHost } from '../../app/zaf.ts'
import { defaultDetection } from '../../contract/detection.ts'
import { WordsContext } from '../../app/parts/words.ts'

export { aPanelLanguage } from './panel-language.ts'

/** A part of the panel with the theme and the words around it, and Zendesk where there is one. */
export const showInPanel = (
  words: PanelWords,
  part: ReactElement,
  host?: Pick<PanelHost, 'read' | 'openTicket'>,
  hasMoved = () => false,
) =>
  render(part, {
    wrapper: ({ children }) => (
      <Theme scheme="light" direction={words.direction}>
        <WordsContext.Provider value={words}>
          <PanelWordsContext.Provider value={words}>
            <MovedContext.Provider value={hasMoved}>
              <HostContext.Provider value={host}>{children}</HostContext.Provider>
            </MovedContext.Provider>
          </PanelWordsContext.Provider>
        </WordsContext.Provider>
      </Theme>
    ),
  })

export interface Asked {
  readonly method: string
  readonly path: string
  readonly body: unknown
}

/** What a server says to one route, each time it is asked; a number is a status and its problem. */
export type Say = (asked: Asked) => unknown

/** A refusal as the server writes it. */
export const refusal = (status: number, problem: string): Response =>
  new Response(JSON.stringify({ problem, request_id: 'test' }), { status })

/** The real client of a server that is a table: `GET /api/x` to what it says. Anything else fails the test. */
export const aPanelApi = (says: Readonly<Record<string, Say>>) => {
  const asked: Asked[] = []
  const api: Api = createApi({
    session: {
      token: 'token',
      expires_at: '2999-01-01T00:00:00Z',
      user_id: 7,
      locale: 'en',
      may_redact: true,
      is_admin: true,
      detection: { version: 0, settings: defaultDetection },
      digest_key: '0'.repeat(64),
      fingerprint_key: '1'.repeat(64),
    },
    now: () => 0,
    after: () => undefined,
    fetch: async (path, { method = 'GET', body }) => {
      const one = { method, path, body: typeof body === 'string' ? (JSON.parse(body) as unknown) : undefined }
      asked.push(one)
      const say = says[`${method} ${path.split('?')[0] ?? ''}`]
      if (say === undefined) throw new Error(`nothing answers ${method} ${path}`)
      const said = say(one)
      return Promise.resolve(said instanceof Response ? said : new Response(JSON.stringify(said)))
    },
  })
  return { api, asked }
}
