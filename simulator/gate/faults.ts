import { fieldsOf, idOf, textOf } from '../wire/read.ts'

export const faultKinds = [
  'latency',
  /** The effect is there at once; only the answer takes its time. */
  'latency-after',
  'too-many-requests',
  'internal-error',
  'bad-gateway',
  'unavailable',
  /** What stands before Zendesk refuses, in HTML. */
  'forbidden',
  /** It knows no such place, in HTML: an address that leads elsewhere, an account that is renamed. */
  'not-found',
  /** The connection breaks before anything has happened … */
  'cut-before',
  /** … or when the effect is there and only the answer is lost. */
  'cut-after',
  /** A webhook is delivered twice, under one invocation id. Matched against the event's type instead of a path. */
  'duplicate-delivery',
  /** The job that the request begins does half of its work, then fails as a whole and tells of none of it … */
  'job-failed',
  /** … or does all of it, and nobody knows of it any more. */
  'job-lost',
] as const
export type FaultKind = (typeof faultKinds)[number]

export interface Fault {
  readonly kind: FaultKind
  /** Any method when left out. */
  readonly method?: string
  /** A pattern with `*`, e.g. `/api/v2/comment_redactions/*`; everything when left out. */
  readonly path?: string
  /** How many requests it hits; for ever when left out. */
  readonly times?: number
  /** How many requests that it fits pass unharmed first. */
  readonly passes?: number
  readonly milliseconds?: number
  readonly retry_after?: number
}

export interface Faults {
  readonly add: (fault: Fault) => void
  readonly active: () => readonly Fault[]
  /** The first fault of one of these kinds that fits and lets nothing pass any more, used up by one. */
  readonly take: (kinds: readonly FaultKind[], method: string, path: string) => Fault | undefined
  readonly clear: () => void
}

const fits = (pattern: string | undefined, path: string): boolean =>
  pattern === undefined ||
  new RegExp(`^${pattern.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`).test(path)

export const createFaults = (): Faults => {
  let active: { readonly fault: Fault; left: number; passes: number }[] = []
  return {
    add: (fault) => {
      active.push({ fault, left: fault.times ?? Infinity, passes: fault.passes ?? 0 })
    },
    active: () => active.map(({ fault, left }) => (left === Infinity ? fault : { ...fault, times: left })),
    take: (kinds, method, path) => {
      const fitting = active.filter(
        ({ fault }) =>
          kinds.includes(fault.kind) &&
          (fault.method === undefined || fault.method.toUpperCase() === method) &&
          fits(fault.path, path),
      )
      const found = fitting.find(({ passes }) => passes === 0)
      for (const one of fitting) one.passes = Math.max(0, one.passes - 1)
      if (found === undefined) return undefined
      found.left -= 1
      active = active.filter(({ left }) => left > 0)
      return found.fault
    },
    clear: () => {
      active = []
    },
  }
}

export const readFault = (written: unknown): Fault | undefined => {
  const { kind, method, path, times, passes, milliseconds, retry_after } = fieldsOf(written)
  const known = faultKinds.find((name) => name === kind)
  if (known === undefined) return undefined
  const number = (name: string, value: unknown) => (idOf(value) === undefined ? {} : { [name]: idOf(value) })
  return {
    kind: known,
    ...(textOf(method) === undefined ? {} : { method: String(method) }),
    ...(textOf(path) === undefined ? {} : { path: String(path) }),
    ...number('times', times),
    ...number('passes', passes),
    ...number('milliseconds', milliseconds),
    ...number('retry_after', retry_after),
  }
}
