type Ports = Record<string, unknown>
type Call = (...given: unknown[]) => unknown

/** The process died here: no handler may catch it. */
export class Crash extends Error {}

export interface Cut {
  /** The number of the call that is cut, from 0, over all ports or over one. */
  readonly call: number
  readonly port?: string
  /** Before the call is made, or after it was made and before its answer arrives. */
  readonly when: 'before' | 'after'
  readonly error: () => Error
}

/** The same ports, with each call noted, and one of them cut. */
export const wired = <P extends Ports>(ports: P, cut?: Cut): { readonly ports: P; readonly calls: string[] } => {
  const calls: string[] = []
  const wire = (name: string, call: Call): Call => {
    return (...given) => {
      const isCut = cut !== undefined && (cut.port ?? name) === name
      const number = cut?.port === undefined ? calls.length : calls.filter((one) => one === name).length
      const hit = isCut && number === cut.call
      calls.push(name)
      if (hit && cut.when === 'before') throw cut.error()
      const answer = call(...given)
      if (!hit) return answer
      if (!(answer instanceof Promise)) throw cut.error()
      return answer.then(() => {
        throw cut.error()
      })
    }
  }
  const entries = Object.entries(ports).map(([name, call]) => [name, wire(name, call as Call)])
  return { ports: Object.fromEntries(entries) as P, calls }
}
