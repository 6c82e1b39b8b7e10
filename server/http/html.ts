import type { Session } from '../../contract/session.ts'
import type { AppFiles } from './app-files.ts'
import type { Language } from './texts.ts'

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export const escapeHtml = (text: string): string => text.replaceAll(/[&<>"']/g, (char) => escapes[char] ?? char)

/** JSON that can stand in a script element: `</script>` and `<!--` can't arise without a `<`. */
const scriptJson = (value: unknown): string => JSON.stringify(value).replaceAll('<', String.raw`\u003c`)

const head = (language: Language, title: string, links = ''): string =>
  `<!doctype html><html lang="${language}"><head><meta charset="utf-8">` +
  `<meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title>${links}</head>`

export interface AppPage {
  readonly language: Language
  readonly session: Session
  readonly files: AppFiles
  readonly sdkUrl: string
}

/** The page with the app: the session lies in it as data, and the only scripts are Zendesk's SDK and the built app. */
export const appPage = ({ language, session, files, sdkUrl }: AppPage): string => {
  const links = [
    ...files.styles.map((path) => `<link rel="stylesheet" href="${escapeHtml(path)}">`),
    ...files.preloads.map((path) => `<link rel="modulepreload" href="${escapeHtml(path)}">`),
  ]
  return (
    `${head(language, 'custos', links.join(''))}<body><div id="root"></div>` +
    `<script type="application/json" id="custos-session">${scriptJson(session)}</script>` +
    `<script src="${escapeHtml(sdkUrl)}"></script>` +
    `<script type="module" src="${escapeHtml(files.script)}"></script></body></html>`
  )
}

export interface MessagePage {
  readonly language: Language
  readonly title: string
  readonly text: string
  readonly action?: { readonly label: string; readonly href: string }
}

const style =
  'body{font:14px/1.45 system-ui,sans-serif;color:#2f3941;background:#fff;margin:0;padding:16px;max-width:32rem}' +
  'h1{font-size:16px;margin:0 0 8px}p{margin:0 0 16px}' +
  'a{display:inline-block;padding:8px 16px;border-radius:4px;background:#1f73b7;color:#fff;text-decoration:none}' +
  'a:focus-visible{outline:3px solid #1f73b7;outline-offset:2px}' +
  '@media (prefers-color-scheme:dark){body{color:#d8dcde;background:#151a1e}}'

/** A few words for a person, and at most one thing to do. It opens beside: Zendesk's consent page shows in no frame. */
export const messagePage = ({ language, title, text, action }: MessagePage): string =>
  `${head(language, title, `<style>${style}</style>`)}<body><main><h1>${escapeHtml(title)}</h1>` +
  `<p>${escapeHtml(text)}</p>` +
  (action === undefined
    ? ''
    : `<a href="${escapeHtml(action.href)}" target="_blank" rel="noopener">${escapeHtml(action.label)}</a>`) +
  '</main></body></html>'
