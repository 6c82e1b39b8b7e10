import type { Texts } from '../texts.ts'
import type { User } from '../ticket/records.ts'
import { avatar, el } from './elements.ts'
import { roleName } from './shell.ts'

/** Shown where no one is signed in; a stand-in asks for no password. */
export const signIn = (root: HTMLElement, texts: Texts, people: readonly User[], choose: (id: number) => void) => {
  const person = (user: User) =>
    el(
      'li',
      {},
      el(
        'button',
        { type: 'button', 'data-testid': 'sign-in', 'data-user-id': user.id, onclick: () => choose(user.id) },
        avatar(user.name),
        el('span', {}, user.name, el('small', {}, roleName(user, texts))),
      ),
    )
  root.replaceChildren(
    el(
      'main',
      { class: 'sign-in' },
      el('h1', {}, texts.signIn),
      el('p', {}, texts.signInHint),
      el('ul', {}, ...people.map(person)),
    ),
  )
}
