import type { DetectionRules } from '../../core/pii/account/rules.ts'
import type { People } from '../ticket/people.ts'
import type { TicketText } from '../ticket/texts.ts'
import { ReadError } from '../zaf.ts'
import type { Profile } from './account.ts'
import type { Engine } from './engine.ts'
import type { Scan, Scanner } from './scanner.ts'

export interface AccountScanPorts {
  /** As the session has them: they may be others after it was renewed. */
  readonly rules: () => DetectionRules
  readonly engine: (rules: DetectionRules, people: readonly Profile[]) => Promise<Engine>
  readonly scannerOn: (engine: () => Promise<Engine>) => Scanner
  readonly people: (ids: Iterable<number>) => Promise<People>
  /** Who asked, who answers, who is copied in. */
  readonly participants: () => Promise<readonly number[]>
}

/** What may be of an agent's signature. */
const ofPerson: ReadonlySet<string> = new Set(['PERSON', 'EMAIL_ADDRESS', 'PHONE_NUMBER'])

const mayBeAgents = ({ pieces }: Scan): boolean =>
  pieces.some(({ findings }) => findings.some(({ type }) => ofPerson.has(type)))

const authorsOf = (texts: readonly TicketText[]): readonly number[] =>
  texts.flatMap(({ label }) => (label.authorId === null ? [] : [label.authorId]))

/**
 * Scans by the account's rules. Who the ticket's people are costs a request to Zendesk, so it is asked only where names
 * are looked for, or once something was found that may be an agent's own.
 */
export const createAccountScan = (ports: AccountScanPorts) => {
  let held: { readonly key: string; readonly engine: Promise<Engine>; readonly scan: Scanner } | undefined
  let known: readonly Profile[] = []

  const scanner = (rules: DetectionRules) => {
    const key = JSON.stringify([rules, known])
    if (held?.key === key) return held
    const engine = ports.engine(rules, known)
    const made = { key, engine, scan: ports.scannerOn(() => engine) }
    held = made
    // One that could not be loaded is not kept: the next reading loads it anew.
    engine.catch(() => {
      if (held === made) held = undefined
    })
    return made
  }

  /** Whoever Zendesk won't tell of is nobody that is known. */
  const meet = async (ids: () => Promise<readonly number[]>): Promise<void> => {
    try {
      const wanted = new Set(await ids())
      const people = await ports.people(wanted)
      known = [...wanted].sort((one, other) => one - other).flatMap((id) => people.get(id) ?? [])
    } catch (error) {
      if (!(error instanceof ReadError)) throw error
    }
  }

  const scan: Scanner = async (texts, progress) => {
    const rules = ports.rules()
    const authors = authorsOf(texts)
    if (rules.free_text !== 'off') {
      await meet(async () => [...authors, ...(await ports.participants())])
      return scanner(rules).scan(texts, progress)
    }
    const first = await scanner(rules).scan(texts, progress)
    if (rules.agents === 'shown' || !mayBeAgents(first)) return first
    const before = known
    await meet(() => Promise.resolve(authors))
    const isSame = JSON.stringify(before) === JSON.stringify(known)
    return isSame || !known.some(({ kind }) => kind === 'agent') ? first : scanner(rules).scan(texts, progress)
  }

  return { scan, engine: () => scanner(ports.rules()).engine }
}
