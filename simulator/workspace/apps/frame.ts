import type { Place } from '../protocol/place.ts'

/** What Zendesk lets an app's frame do. */
const sandbox = [
  'allow-downloads',
  'allow-forms',
  'allow-popups',
  'allow-popups-to-escape-sandbox',
  'allow-same-origin',
  'allow-scripts',
].join(' ')

/** The SDK reads the host's origin and its own guid from the query; without either it does not start. */
export const frameAddress = (url: string, origin: string, guid: string): URL => {
  const address = new URL(url, origin)
  address.searchParams.set('origin', origin)
  address.searchParams.set('app_guid', guid)
  return address
}

export const frameFor = (place: Place, title: string): HTMLIFrameElement => {
  const frame = document.createElement('iframe')
  frame.name = `app-${place.guid}`
  frame.title = title
  frame.className = 'app-frame'
  frame.setAttribute('sandbox', sandbox)
  frame.setAttribute('allow', 'clipboard-write')
  frame.dataset['testid'] = 'app-frame'
  frame.dataset['guid'] = place.guid
  frame.dataset['installation'] = String(place.installationId)
  frame.dataset['location'] = place.location
  return frame
}

/** A signed page is asked for by a form: the token goes in the body, never in an address that would be kept somewhere. */
export const postInto = (frame: HTMLIFrameElement, address: URL, token: string): void => {
  const form = document.createElement('form')
  form.method = 'post'
  form.action = address.href
  form.target = frame.name
  form.hidden = true
  const field = document.createElement('input')
  field.type = 'hidden'
  field.name = 'token'
  field.value = token
  form.append(field)
  document.body.append(form)
  form.submit()
  form.remove()
}
