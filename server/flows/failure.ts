import type { ProblemCode } from '../../contract/problems.ts'

/** What Zendesk can fail with, in the client's words. */
const problems = {
  'not-found': 'ticket-gone',
  forbidden: 'zendesk-refused',
  unauthorised: 'zendesk-signed-out',
  closed: 'zendesk-refused',
  conflict: 'zendesk-refused',
  invalid: 'zendesk-refused',
  busy: 'zendesk-busy',
  down: 'zendesk-down',
  slow: 'zendesk-slow',
  unexpected: 'zendesk-down',
  withdrawn: 'withdrawn',
} as const satisfies Record<string, ProblemCode>

type Code = keyof typeof problems

/** A call to Zendesk that did not give its answer. */
export interface Failure {
  readonly code: Code
  readonly problem: ProblemCode
  /** `unknown`: a change may have been made although no answer says so. */
  readonly applied: 'no' | 'unknown'
  /** Seconds. */
  readonly retryAfter?: number
}

const isCode = (code: unknown): code is Code => typeof code === 'string' && Object.hasOwn(problems, code)

/** Reads a failure off what a port threw; undefined for anything else, which is a bug or broken infrastructure. */
const failureOf = (error: Error): Failure | undefined => {
  if (!('code' in error && 'applied' in error) || !isCode(error.code)) return undefined
  const { code } = error
  const retryAfter: unknown = 'retryAfter' in error ? error.retryAfter : undefined
  return {
    code,
    problem: problems[code],
    applied: error.applied === 'no' ? 'no' : 'unknown',
    ...(typeof retryAfter === 'number' ? { retryAfter } : {}),
  }
}

export type Attempt<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure; readonly error: Error }

/** Turns a failure of Zendesk's into a value; anything else thrown goes on up. */
export const attempt = async <T>(call: () => Promise<T>): Promise<Attempt<T>> => {
  try {
    return { ok: true, value: await call() }
  } catch (error) {
    const failure = error instanceof Error ? failureOf(error) : undefined
    if (failure === undefined) throw error
    return { ok: false, failure, error: error as Error }
  }
}

export const isGone = ({ code }: Failure): boolean => code === 'not-found'

/** The part of a refusal or result that tells the page what happened and when to try again. */
export const told = ({
  problem,
  retryAfter,
}: Pick<Failure, 'problem' | 'retryAfter'>): { problem: ProblemCode; retry_after?: number } => ({
  problem,
  ...(retryAfter === undefined ? {} : { retry_after: retryAfter }),
})

/** A story that ended before it began. */
export interface Refusal {
  readonly ok: false
  readonly problem: ProblemCode
  readonly retry_after?: number
}

export const refuse = (failure: Failure): Refusal => ({ ok: false, ...told(failure) })
