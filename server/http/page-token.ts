import { createHash } from 'node:crypto'
import { errors, jwtVerify, type CryptoKey } from 'jose'
import * as z from 'zod/mini'
import type { Clock } from '../../core/time.ts'

/** What a page token proves: which installation of which account shows our page to whom, and where. */
export interface PageClaims {
  readonly subdomain: string
  readonly installationId: number
  readonly userId: number
  readonly location: string
  /** Names this very token, so that it is taken once; the token itself is never kept. */
  readonly hash: string
  readonly expiresAt: string
}

/** For our metrics only: whoever sent it learns nothing but 401. */
export type PageTokenRefusal = 'malformed' | 'signature' | 'expired' | 'time' | 'claims' | 'location' | 'replayed'

export type PageTokenVerdict =
  { readonly ok: true; readonly claims: PageClaims } | { readonly ok: false; readonly reason: PageTokenRefusal }

export interface PageTokenOptions {
  /** The app's public key. */
  readonly key: CryptoKey
  readonly clock: Clock
  /** Where the page was asked for; the token must say the same. */
  readonly location: string
}

const leewaySeconds = 5
/** Zendesk's live about five minutes; an older one was kept by somebody. */
const maxAgeSeconds = 600

const subdomain = '[a-z0-9][a-z0-9-]{1,61}[a-z0-9]'
const issuer = new RegExp(`^(?:https://)?(${subdomain})\\.zendesk\\.com$`)
const audience = new RegExp(`^https://(${subdomain})\\.zendesk\\.com/api/v2/apps/installations/(\\d{1,15})\\.json$`)
const subject = new RegExp(`^(?:https://(${subdomain})\\.zendesk\\.com/api/v2/users/)?(\\d{1,15})(?:\\.json)?$`)

const payload = z.object({
  iss: z.string(),
  /** One audience only: a token that is also meant for others may have been seen by them. */
  aud: z.string(),
  sub: z.union([z.string(), z.number()]),
  exp: z.number(),
  context: z.object({ product: z.literal('support'), location: z.string() }),
})

const refused = (reason: PageTokenRefusal): PageTokenVerdict => ({ ok: false, reason })

const reasonOf = (error: unknown): PageTokenRefusal => {
  if (error instanceof errors.JWTExpired) return 'expired'
  if (error instanceof errors.JWTClaimValidationFailed) return error.reason === 'missing' ? 'claims' : 'time'
  if (error instanceof errors.JWSSignatureVerificationFailed || error instanceof errors.JOSEAlgNotAllowed)
    return 'signature'
  if (error instanceof errors.JOSEError) return 'malformed'
  throw error
}

/** Issuer, audience and subject must speak of one account. */
const claimsOf = (token: string, body: unknown, location: string): PageTokenVerdict => {
  const read = payload.safeParse(body)
  if (!read.success) return refused('claims')
  const { iss, aud, sub, exp, context } = read.data
  const account = issuer.exec(iss)?.[1]
  const [, accountOfInstallation, installation] = audience.exec(aud) ?? []
  const [, accountOfUser = account, user] = subject.exec(String(sub)) ?? []
  const [installationId, userId] = [Number(installation), Number(user)]
  if (account === undefined || accountOfInstallation !== account || accountOfUser !== account) return refused('claims')
  if (!(installationId > 0 && userId > 0)) return refused('claims')
  if (context.location !== location) return refused('location')
  return {
    ok: true,
    claims: {
      subdomain: account,
      installationId,
      userId,
      location,
      hash: createHash('sha256').update(token).digest('hex'),
      expiresAt: new Date((exp + leewaySeconds) * 1000).toISOString(),
    },
  }
}

/**
 * Whether Zendesk signed this page load. The algorithm is pinned: with HS256 let in, our public key would be a signing
 * key for everyone. Nothing of the token is looked at, and no tenant looked up, before the signature holds.
 */
export const verifyPageToken = async (token: unknown, options: PageTokenOptions): Promise<PageTokenVerdict> => {
  if (typeof token !== 'string' || token.split('.').length !== 3) return refused('malformed')
  try {
    const { payload: body } = await jwtVerify(token, options.key, {
      algorithms: ['RS256'],
      requiredClaims: ['exp', 'iat'],
      clockTolerance: leewaySeconds,
      maxTokenAge: maxAgeSeconds,
      currentDate: new Date(options.clock()),
    })
    return claimsOf(token, body, options.location)
  } catch (error) {
    return refused(reasonOf(error))
  }
}
