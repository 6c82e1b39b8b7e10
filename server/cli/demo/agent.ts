import type { RedactionRequest } from '../../../contract/redactions.ts'
import type { Session } from '../../../contract/session.ts'
import { fromHex, hmacHex } from '../../../core/envelope/index.ts'
import { projectHtml } from '../../../core/markup/index.ts'
import { automaticThreshold, detect } from '../../../core/pii/index.ts'

export interface Addresses {
  readonly zendesk: string
  readonly server: string
}

export interface Comment {
  readonly id: number
  readonly html_body: string
}

export const json = async <T>(response: Response, what: string): Promise<T> => {
  if (!response.ok) throw new Error(`${what} answered ${response.status}`)
  return (await response.json()) as T
}

export const post = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
})

/** Opens the app's page as Zendesk does, by a signed form POST, and takes the session out of it. */
export const openSidebar = async (at: Addresses, installation: number, userId: number): Promise<Session> => {
  const signing = `${at.zendesk}/__simulator/apps/${installation}/sign`
  const signed = await fetch(signing, post({ user_id: userId, location: 'ticket_sidebar' }))
  const { token } = await json<{ token: string }>(signed, 'signing the page token')
  const page = await fetch(`${at.server}/app/ticket_sidebar?origin=${encodeURIComponent(at.zendesk)}&app_guid=demo`, {
    method: 'POST',
    body: new URLSearchParams({ token }),
  })
  const html = await page.text()
  const data = /<script type="application\/json" id="custos-session">([^<]*)<\/script>/.exec(html)?.[1]
  if (data === undefined) throw new Error(`the sidebar's page answered ${page.status} and holds no session`)
  return JSON.parse(data) as Session
}

/** What the agent's page asks for: the sure findings of each comment, and the values, to look for afterwards. */
export const itemsOf = async (
  comments: readonly Comment[],
  session: Session,
): Promise<{ items: RedactionRequest['items']; values: string[] }> => {
  const items: RedactionRequest['items'] = []
  const values: string[] = []
  for (const { id, html_body } of comments) {
    const { text } = projectHtml(html_body)
    const sure = detect(text).filter(({ score }) => score >= automaticThreshold)
    if (sure.length === 0) continue
    values.push(...sure.map(({ start, end }) => text.slice(start, end)))
    items.push({
      source: { comment_id: id },
      digest: await hmacHex(fromHex(session.digest_key), html_body),
      findings: sure.map(({ type, start, end }) => ({ type, start, end })),
    })
  }
  return { items, values }
}
