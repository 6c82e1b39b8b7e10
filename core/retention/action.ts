import type { Period } from './duration.ts'
import type { Reading } from './read.ts'
import type { Tree } from './yaml.ts'

/** Removes every finding of these kinds, and with `attachments` the files too. */
export interface Redact {
  readonly do: 'redact'
  readonly kinds: readonly string[]
  readonly attachments: boolean
}

/** Of the ticket, or of the user who asked. `grace` runs from the day the ticket is marked. */
export interface Delete {
  readonly do: 'delete' | 'delete_requester'
  readonly grace: Period
  readonly permanently: boolean
}

export type Action = Redact | Delete

/** One word that a policy's `then` may use. */
export interface ActionRule {
  readonly word: Action['do']
  /** What may stand after the word, for the reference and for the test that every action reads its own example. */
  readonly example: string
  readonly read: (tree: Tree, reading: Reading) => Action | undefined
}
