import { listAccessNotices, takeAccessNotices, type AccessNotice } from '../../contract/access-notices.ts'
import type { Api } from '../api.ts'
import { wordsFor, type PanelKey } from '../language/index.ts'
import { loadPanelLanguage } from '../panel/language.ts'
import { createPeople } from '../ticket/people.ts'
import { ReadError, type BackgroundHost } from '../zaf.ts'
import { watchNotices } from './notices.ts'

interface Start {
  readonly host: BackgroundHost
  readonly api: Api
  /** Languages, best first. */
  readonly wanted: readonly (string | undefined)[]
}

const namesOf = async (host: BackgroundHost, ids: readonly number[]) => {
  try {
    return await createPeople((path) => host.read(path))(ids)
  } catch (error) {
    // A case without a name is still a case.
    if (error instanceof ReadError) return undefined
    throw error
  }
}

/** The place that nobody sees: it says that there is a new grave case, and shows the way to it. */
export const startBackground = ({ host, api, wanted }: Start): void => {
  const tell = async (cases: readonly AccessNotice[]): Promise<void> => {
    const [words, people] = await Promise.all([
      wordsFor<PanelKey>(loadPanelLanguage, ...wanted),
      namesOf(
        host,
        cases.map(({ actor_id }) => actor_id),
      ),
    ])
    const { say } = words
    const [only, ...more] = cases
    if (only === undefined) return
    const name = people?.get(only.actor_id)?.name ?? say('panel.user', { id: String(only.actor_id) })
    const one = say('panel.access.notice.one', { name, kind: say(`panel.access.kind.${only.kind}`) })
    const text = more.length === 0 ? one : say('panel.access.notice.several', { count: cases.length })
    host.notify(`${text} ${say('panel.access.notice.where')}`)
    await host.tellOthers({ text, ...(more.length === 0 ? { case_id: only.id } : {}) })
  }
  watchNotices({
    ask: async (tag) => {
      const answer = await api.changed(listAccessNotices, tag)
      if (!answer.ok) return answer
      const { tag: next, value } = answer.value
      return { ok: true, value: { tag: next, ...(value === undefined ? {} : { value: value.cases }) } }
    },
    take: async (case_ids) => {
      const answer = await api.call(takeAccessNotices, { case_ids })
      return answer.ok ? { ok: true, value: answer.value.case_ids } : answer
    },
    tell,
    isVisible: () => document.visibilityState === 'visible',
    onVisible: (handler) => document.addEventListener('visibilitychange', handler),
    after: (milliseconds, action) => {
      setTimeout(action, milliseconds)
    },
  })
}
