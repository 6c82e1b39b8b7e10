import type { FastifyReply } from 'fastify'

export interface PagePolicy {
  /** Whose page may hold ours in a frame: one account's Zendesk, or nobody. */
  readonly framedBy: string
  /** The only script that is not our own. */
  readonly sdkUrl?: string
}

const policyOf = ({ framedBy, sdkUrl }: PagePolicy): string =>
  [
    "default-src 'none'",
    `script-src ${sdkUrl === undefined ? "'none'" : `'self' ${sdkUrl.split(/[?#]/)[0] ?? ''}`}`,
    // Garden writes its styles in the page.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${framedBy}`,
  ].join('; ')

/** Sends a page that no cache keeps and only `framedBy` shows. */
export const sendPage = (reply: FastifyReply, status: number, html: string, policy: PagePolicy): FastifyReply =>
  reply
    .code(status)
    .header('content-security-policy', policyOf(policy))
    .removeHeader('x-frame-options')
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(html)
