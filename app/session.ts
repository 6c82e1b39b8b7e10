import { session, type Session } from '../contract/session.ts'

/** Reads what the server wrote into the page, and takes it out of it: the key in memory is enough. */
export const takeSession = (document: Document): Session | undefined => {
  const element = document.getElementById('custos-session')
  if (element === null) return undefined
  const written = element.textContent
  element.remove()
  const read = session.safeParse(JSON.parse(written))
  return read.success ? read.data : undefined
}
