import { escapeHtml, page } from '../pages/page.ts'
import { cookieIn, isSameOrigin, sessionCookie } from '../gate/identity.ts'
import { forbidden, html, json, refuse } from '../wire/answer.ts'
import { bodyOf } from '../wire/body.ts'
import { idOf, textOf } from '../wire/read.ts'
import type { Call, Route } from '../wire/route.ts'

/** Only back into the account: never to another site that a link named. */
const returnPath = (written: string | undefined): string =>
  written !== undefined && /^\/(?![/\\])/.test(written) ? written : '/agent'

/** A stand-in for the sign-in page: one chooses who to be. */
const askWho = (call: Call) => {
  const back = returnPath(call.query.get('return_to') ?? undefined)
  const agents = [...call.world.state.users.values()].filter(({ role }) => role !== 'end-user')
  const options = agents.map(({ id, name, role }) => `<option value="${id}">${escapeHtml(name)} (${role})</option>`)
  return html(
    200,
    page(
      'Sign in to the simulated account',
      `<form method="post" action="/access/login"><input type="hidden" name="return_to" value="${escapeHtml(back)}">` +
        `<label>As <select name="user_id">${options.join('')}</select></label> <button>Sign in</button></form>`,
    ),
  )
}

const login = (call: Call) => {
  if (!isSameOrigin(call.request)) throw forbidden('Cross-origin requests are not allowed')
  const body = bodyOf(call)
  const user = call.world.state.users.get(idOf(body['user_id']) ?? 0)
  if (user === undefined || user.suspended || !user.active) throw refuse(401, { error: "Couldn't authenticate you" })
  const session = call.world.token()
  call.world.state.sessions.set(session, user.id)
  const cookie = `${sessionCookie}=${session}; Path=/; HttpOnly; SameSite=Lax`
  const back = textOf(body['return_to'])
  if (back === undefined) return json(200, { user: { id: user.id, name: user.name } }, { 'set-cookie': cookie })
  return new Response(null, { status: 302, headers: { location: returnPath(back), 'set-cookie': cookie } })
}

const logout = (call: Call) => {
  const cookie = cookieIn(call.request, sessionCookie)
  if (cookie !== undefined) call.world.state.sessions.delete(cookie)
  return new Response(null, {
    status: 302,
    headers: { location: '/agent', 'set-cookie': `${sessionCookie}=; Path=/; Max-Age=0` },
  })
}

export const sessionRoutes: readonly Route[] = [
  { method: 'GET', path: '/access/login', access: 'anyone', handle: askWho },
  { method: 'POST', path: '/access/login', access: 'anyone', handle: login },
  { method: 'GET', path: '/access/logout', access: 'anyone', handle: logout },
]
