import { readFileSync } from 'node:fs'
import type { Installation } from './records.ts'

/** custos as it is installed in the account; `server_url` is where its companion server answers. */
export const installation = (serverUrl: string): Installation => ({
  id: 7001,
  app_id: 501,
  name: 'custos',
  version: '0.1.0',
  settings: { server_url: serverUrl },
  secure: {},
  domain_whitelist: [new URL(serverUrl).hostname],
  locations: [
    {
      location: 'ticket_sidebar',
      url: '{{setting.server_url}}/app/ticket_sidebar',
      signed: true,
      flexible: true,
      autoLoad: true,
    },
    {
      location: 'nav_bar',
      url: '{{setting.server_url}}/app/nav_bar',
      signed: true,
      flexible: false,
      autoLoad: true,
    },
    {
      location: 'background',
      url: '{{setting.server_url}}/app/background',
      signed: true,
      flexible: false,
      autoLoad: true,
    },
  ],
  icon: readFileSync(new URL('../../assets/icon_nav_bar.svg', import.meta.url), 'utf8'),
})
