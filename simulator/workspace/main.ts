import { createApi } from './api.ts'
import { textsFor } from './texts.ts'
import { signIn } from './view/sign-in.ts'
import { startWorkspace } from './workspace.ts'

const root = document.querySelector<HTMLElement>('#workspace')
if (root === null) throw new Error('The page has no #workspace')

const api = createApi((url, init) => fetch(url, init))
const wish = new URLSearchParams(location.search)
const milliseconds = (name: string, usual: number) => Number(wish.get(name) ?? usual)

const me = await api.me()
if (me === undefined) {
  const people = (await api.people()).filter(({ role, suspended }) => role !== 'end-user' && suspended !== true)
  signIn(root, textsFor(navigator.language), people, (id) => {
    void api.signIn(id).then(() => location.reload())
  })
} else {
  await startWorkspace({
    root,
    api,
    me,
    saveTimeout: milliseconds('save_timeout', 30_000),
    pollEvery: milliseconds('poll', 2000),
  })
}
