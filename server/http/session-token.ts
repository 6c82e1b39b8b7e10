import { errors, jwtVerify, SignJWT } from 'jose'
import * as z from 'zod/mini'
import type { Clock } from '../../core/time.ts'

/** Who speaks: a user of a tenant, in one place of the workspace, since one signed page load. */
export interface AgentSession {
  readonly id: string
  readonly tenantId: string
  readonly userId: number
  readonly location: string
  /** Of the app: whoever removes it ends the sessions it has opened. */
  readonly installationId: number
  /** Seconds since 1970 of the signed page load. */
  readonly startedAt: number
  /** Whether Zendesk had them as an administrator when this token was made, a quarter of an hour ago at most. */
  readonly wasAdmin: boolean
}

export interface Issued {
  readonly token: string
  readonly expiresAt: string
}

export type SessionVerdict =
  | { readonly ok: true; readonly session: AgentSession }
  | { readonly ok: false; readonly problem: 'not-signed-in' | 'session-ended' }

const issuer = 'custos'
const audience = 'custos-session'
const lifeSeconds = 900
/** After a working day Zendesk has to vouch for the user again. */
const longestSeconds = 8 * 3600

const payload = z.object({
  sid: z.string(),
  tid: z.string(),
  sub: z.string().check(z.regex(/^\d{1,16}$/)),
  loc: z.string(),
  ins: z.number(),
  sat: z.number(),
  adm: z.boolean(),
})

const notSignedIn = { ok: false, problem: 'not-signed-in' } as const
const ended = { ok: false, problem: 'session-ended' } as const

export type SessionTokens = ReturnType<typeof sessionTokens>

export const sessionTokens = ({ key, clock }: { readonly key: Uint8Array; readonly clock: Clock }) => {
  const now = () => Math.floor(Date.parse(clock()) / 1000)

  /** Undefined when the session has lasted as long as it may. */
  const issue = async (session: AgentSession): Promise<Issued | undefined> => {
    const at = now()
    const expires = Math.min(at + lifeSeconds, session.startedAt + longestSeconds)
    if (expires <= at) return undefined
    const token = await new SignJWT({
      sid: session.id,
      tid: session.tenantId,
      loc: session.location,
      ins: session.installationId,
      sat: session.startedAt,
      adm: session.wasAdmin,
    })
      .setProtectedHeader({ alg: 'HS256', typ: 'custos+jwt' })
      .setIssuer(issuer)
      .setAudience(audience)
      .setSubject(String(session.userId))
      .setIssuedAt(at)
      .setExpirationTime(expires)
      .sign(key)
    return { token, expiresAt: new Date(expires * 1000).toISOString() }
  }

  const verify = async (token: string): Promise<SessionVerdict> => {
    try {
      const { payload: body } = await jwtVerify(token, key, {
        algorithms: ['HS256'],
        typ: 'custos+jwt',
        issuer,
        audience,
        requiredClaims: ['exp', 'iat'],
        currentDate: new Date(clock()),
      })
      const read = payload.safeParse(body)
      if (!read.success) return notSignedIn
      const {
        sid: id,
        tid: tenantId,
        sub,
        loc: location,
        ins: installationId,
        sat: startedAt,
        adm: wasAdmin,
      } = read.data
      const userId = Number(sub)
      return { ok: true, session: { id, tenantId, userId, location, installationId, startedAt, wasAdmin } }
    } catch (error) {
      if (error instanceof errors.JWTExpired) return ended
      if (error instanceof errors.JOSEError) return notSignedIn
      throw error
    }
  }

  return { issue, verify, now }
}
