import { isFreeText } from '../../core/pii/account/rules.ts'
import type { Leftover } from '../../contract/redactions.ts'
import { step, type ProposalEvent } from '../../core/proposal/step.ts'
import type { Trouble } from '../api.ts'
import type { People } from '../ticket/people.ts'
import { merge, type Known, type Row } from './merge.ts'

export type Reading =
  | { readonly state: 'reading'; readonly done?: number; readonly total?: number; readonly waiting?: number }
  | { readonly state: 'read'; readonly at: Date }
  | { readonly state: 'failed'; readonly problem: Trouble }

export type Asking =
  { readonly state: 'not-asked' } | { readonly state: 'asking' } | { readonly state: 'asked'; readonly seq: number }

/** What a screen reader is told, once each. */
export type Announcement =
  | { readonly is: 'found'; readonly count: number; readonly checked: number }
  | { readonly is: 'clear' }
  | { readonly is: 'redacted'; readonly count: number; readonly failed: number }

export interface State extends Known {
  readonly reading: Reading
  /** Whether the ticket was read at least once: from then on reading goes on quietly. */
  readonly hasRead: boolean
  readonly comments: number
  readonly unread: number
  readonly leftOut: number
  readonly people: People
  /** What keeps the companion server from answering. Findings are shown all the same. */
  readonly server: Trouble | undefined
  /** What was refused last, where no row says it. */
  readonly refused: Trouble | undefined
  readonly isConfirming: boolean
  readonly leftovers: readonly Leftover[]
  /** Texts that had changed when they were to be redacted: they were read again, and the agent should look again. */
  readonly changed: ReadonlySet<string>
  readonly asking: Asking
  readonly announcement: Announcement | undefined
}

export const initial: State = {
  reading: { state: 'reading' },
  hasRead: false,
  pieces: [],
  proposal: { groups: [] },
  comments: 0,
  unread: 0,
  leftOut: 0,
  people: new Map(),
  server: undefined,
  refused: undefined,
  isConfirming: false,
  leftovers: [],
  changed: new Set(),
  asking: { state: 'not-asked' },
  announcement: undefined,
}

export type Event =
  | ProposalEvent
  | { readonly type: 'reading'; readonly done?: number; readonly total?: number; readonly waiting?: number }
  | {
      readonly type: 'read'
      readonly known: Known
      readonly comments: number
      readonly unread: number
      readonly at: Date
    }
  | { readonly type: 'read-failed'; readonly problem: Trouble }
  | { readonly type: 'people'; readonly people: People }
  | { readonly type: 'server'; readonly trouble: Trouble | undefined }
  | { readonly type: 'refused'; readonly problem: Trouble | undefined }
  | { readonly type: 'confirming'; readonly open: boolean }
  | {
      readonly type: 'settled'
      readonly leftovers: readonly Leftover[]
      readonly count: number
      readonly failed: number
    }
  | { readonly type: 'leftovers-seen' }
  | { readonly type: 'changed'; readonly places: readonly string[] }
  | { readonly type: 'asking'; readonly asking: Asking }

export const rowsIn = ({ proposal }: Known): readonly Row[] => proposal.groups.flatMap(({ rows }) => rows)

/** Still to be decided by the agent. */
export const isOpen = ({ now }: Row): boolean =>
  now.state === 'found' || (now.state === 'failed' && now.problem !== 'unsettled')

export const isUnsettled = ({ now }: Row): boolean => now.state === 'failed' && now.problem === 'unsettled'

/** Names and addresses: hardly a ticket is without them, so they wait under one line until somebody unfolds them. */
export const isQuiet = ({ finding }: Row): boolean => isFreeText(finding.type)

export const openRows = (known: Known): readonly Row[] => rowsIn(known).filter(isOpen)

/** What the agent is told of without asking. */
export const loudRows = (known: Known): readonly Row[] => openRows(known).filter((row) => !isQuiet(row))

export const quietRows = (known: Known): readonly Row[] => openRows(known).filter(isQuiet)

export const checkedRows = (known: Known): readonly Row[] => openRows(known).filter(({ checked }) => checked)

export const isRedacting = (known: Known): boolean => rowsIn(known).some(({ now }) => now.state === 'redacting')

const announced = (before: State, state: State): Announcement | undefined => {
  const count = loudRows(state).length
  if (before.hasRead && count === loudRows(before).length) return before.announcement
  if (count === 0 && state.unread > 0) return before.announcement
  return count === 0 ? { is: 'clear' } : { is: 'found', count, checked: checkedRows(state).length }
}

const afterRead = (state: State, { known, comments, unread, at }: Extract<Event, { type: 'read' }>): State => {
  const next: State = {
    ...state,
    ...merge(state, known),
    comments,
    unread,
    hasRead: true,
    reading: { state: 'read', at },
  }
  return { ...next, announcement: announced(state, next) }
}

/** A text that the agent acts on again has been looked at. */
const without = (places: ReadonlySet<string>, seen: boolean): ReadonlySet<string> => (seen ? new Set() : places)

const reading = ({ done, total, waiting }: Extract<Event, { type: 'reading' }>): Reading => ({
  state: 'reading',
  ...(done === undefined ? {} : { done }),
  ...(total === undefined ? {} : { total }),
  ...(waiting === undefined ? {} : { waiting }),
})

/** The sidebar after something has happened. */
export const after = (state: State, event: Event): State => {
  switch (event.type) {
    case 'reading':
      return { ...state, reading: reading(event) }
    case 'read':
      return afterRead(state, event)
    case 'read-failed':
      return { ...state, reading: { state: 'failed', problem: event.problem } }
    case 'people':
      return { ...state, people: event.people }
    case 'server':
      return { ...state, server: event.trouble }
    case 'refused':
      return { ...state, refused: event.problem }
    case 'confirming':
      return { ...state, isConfirming: event.open }
    case 'settled':
      return {
        ...state,
        leftovers: event.leftovers,
        announcement: { is: 'redacted', count: event.count, failed: event.failed },
      }
    case 'leftovers-seen':
      return { ...state, leftovers: [] }
    case 'changed':
      return { ...state, changed: new Set(event.places) }
    case 'asking':
      return { ...state, asking: event.asking }
    default:
      return {
        ...state,
        proposal: step(state.proposal, event),
        changed: without(state.changed, event.type === 'redacting'),
        ...(event.type === 'redacting' ? { refused: undefined } : {}),
      }
  }
}
