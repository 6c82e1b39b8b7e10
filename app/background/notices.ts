import type { AccessNotice } from '../../contract/access-notices.ts'
import type { Answer, Changed, Trouble } from '../api.ts'

export interface NoticePorts {
  /** What is new since the answer of that tag. */
  readonly ask: (tag: string | undefined) => Promise<Answer<Changed<readonly AccessNotice[]>>>
  /** Takes cases to tell them; another page of this person may have been faster. */
  readonly take: (caseIds: readonly string[]) => Promise<Answer<readonly string[]>>
  readonly tell: (cases: readonly AccessNotice[]) => Promise<void>
  readonly isVisible: () => boolean
  /** Hears that somebody looks at the page again. */
  readonly onVisible: (handler: () => void) => void
  /** Calls the action after so many milliseconds. */
  readonly after: (milliseconds: number, action: () => void) => void
}

const every = 60_000
/** A server that doesn't answer is asked ever more seldom, down to this. */
const longest = 16 * every

/** There is nothing to tell this person any more, and asking again would change nothing. */
const ends: ReadonlySet<Trouble> = new Set([
  'not-found',
  'may-not-watch',
  'not-signed-in',
  'session-ended',
  'not-connected',
])

/** Asks once a minute while somebody looks at the page, and tells each grave case once. Ends without a word. */
export const watchNotices = ({ ask, take, tell, isVisible, onVisible, after }: NoticePorts): void => {
  let tag: string | undefined
  let wait = every
  let isDue = false
  let isOver = false

  const tellThose = async (cases: readonly AccessNotice[]): Promise<Trouble | undefined> => {
    const taken = await take(cases.map(({ id }) => id))
    if (!taken.ok) return taken.problem
    const ours = cases.filter(({ id }) => taken.value.includes(id))
    if (ours.length > 0) await tell(ours)
    return undefined
  }

  const look = async (): Promise<Trouble | undefined> => {
    const answer = await ask(tag)
    if (!answer.ok) return answer.problem
    const { value = [] } = answer.value
    const trouble = value.length === 0 ? undefined : await tellThose(value)
    // What could not be taken is new at the next look too.
    if (trouble === undefined) tag = answer.value.tag
    return trouble
  }

  const turn = async (): Promise<void> => {
    if (isOver) return
    if (!isVisible()) {
      isDue = true
      return
    }
    isDue = false
    const trouble = await look()
    isOver = trouble !== undefined && ends.has(trouble)
    wait = trouble === undefined ? every : Math.min(wait * 2, longest)
    if (!isOver) after(wait, () => void turn())
  }

  onVisible(() => {
    if (isDue) void turn()
  })
  void turn()
}
