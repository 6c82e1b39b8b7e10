import { browser } from './browse.ts'
import type { Addresses } from './agent.ts'

/** The admin's part of the installation, as a person would click it: sign in to Zendesk, open /connect, allow. */
export const connect = async (at: Addresses, subdomain: string, adminId: number): Promise<void> => {
  const window = browser()
  const form = (fields: Record<string, string>): RequestInit => ({
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { origin: at.zendesk },
  })
  await window.go(`${at.zendesk}/access/login`, form({ user_id: String(adminId) }))
  const asked = await window.go(`${at.server}/connect?subdomain=${subdomain}`)
  const consent = new URL(asked.url)
  if (consent.origin !== at.zendesk) throw new Error(`/connect answered ${asked.status} instead of leading to Zendesk`)
  const wish = Object.fromEntries(consent.searchParams)
  const answer = await window.go(`${at.zendesk}/oauth/authorizations`, form({ ...wish, decision: 'allow' }))
  if (!answer.ok) throw new Error(`the connection was not made: ${answer.status}`)
}
