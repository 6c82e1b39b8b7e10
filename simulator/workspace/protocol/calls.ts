import type { Place } from './place.ts'
import { wireError, type WireError } from './wire.ts'

/** What the host can do for an app, at a place. Each throws where the path or method is unknown or refused. */
export interface Calls {
  readonly get: (place: Place, path: string) => unknown
  readonly set: (place: Place, path: string, value: unknown) => unknown
  readonly invoke: (place: Place, method: string, args: readonly unknown[]) => unknown
}

export type CallAnswer = { readonly result: Record<string, unknown> } | { readonly error: WireError }

/** One call may hold many: each fails alone, under `errors`, and the others still have their value. */
const each = async (names: readonly string[], step: (name: string) => unknown): Promise<CallAnswer> => {
  const result: Record<string, unknown> = {}
  const errors: Record<string, WireError> = {}
  for (const name of names) {
    try {
      result[name] = (await step(name)) ?? null
    } catch (error) {
      errors[name] = wireError(error, name)
    }
  }
  return { result: { ...result, errors } }
}

const refuse = (message: string): CallAnswer => ({ error: { name: 'InvalidRequest', message } })

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const answerCall = async (calls: Calls, place: Place, request: string, params: unknown): Promise<CallAnswer> => {
  switch (request) {
    case 'get': {
      if (!Array.isArray(params) || !params.every((path) => typeof path === 'string')) {
        return refuse('get takes a list of paths')
      }
      return each(params, (path) => calls.get(place, path))
    }
    case 'set':
      if (!isRecord(params)) return refuse('set takes values by path')
      return each(Object.keys(params), (path) => calls.set(place, path, params[path]))
    case 'invoke': {
      if (!isRecord(params)) return refuse('invoke takes lists of arguments by method')
      const methods = Object.keys(params)
      if (methods.length > 1 && methods.includes('instances.create')) {
        return refuse('Illegal bulk call - `instances.create` must be called separately.')
      }
      return each(methods, (method) => {
        const args = params[method]
        return calls.invoke(place, method, Array.isArray(args) ? args : [args])
      })
    }
    default:
      return refuse(`Unknown request "${request}"`)
  }
}
