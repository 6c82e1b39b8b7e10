import { useEffect, useState } from 'react'
import type { Scheme, Surroundings } from '../zaf.ts'

const dark = '(prefers-color-scheme: dark)'

/** Zendesk's own colour scheme where it tells of one, otherwise the browser's. */
export const useScheme = (host: Pick<Surroundings, 'scheme' | 'onScheme'>): Scheme => {
  const [ofBrowser, setOfBrowser] = useState<Scheme>(() => (matchMedia(dark).matches ? 'dark' : 'light'))
  const [ofZendesk, setOfZendesk] = useState<Scheme>()
  useEffect(() => {
    const query = matchMedia(dark)
    const heard = () => setOfBrowser(query.matches ? 'dark' : 'light')
    query.addEventListener('change', heard)
    return () => query.removeEventListener('change', heard)
  }, [])
  useEffect(() => {
    void host.scheme().then(setOfZendesk)
    host.onScheme(setOfZendesk)
  }, [host])
  return ofZendesk ?? ofBrowser
}
