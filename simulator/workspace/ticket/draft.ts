import type { Status, Ticket } from './records.ts'

/** What the agent (or an app) has changed in a ticket's form and not submitted yet. */
export interface Draft {
  readonly subject?: string
  readonly status?: Status
  readonly added: readonly string[]
  readonly removed: readonly string[]
  readonly text: string
  readonly public: boolean
}

export const emptyDraft = (isPublic: boolean): Draft => ({ added: [], removed: [], text: '', public: isPublic })

const without = (list: readonly string[], item: string) => list.filter((other) => other !== item)

export const tagsOf = (ticket: Ticket, draft: Draft): string[] => [
  ...ticket.tags.filter((tag) => !draft.removed.includes(tag)),
  ...draft.added.filter((tag) => !ticket.tags.includes(tag)),
]

/** Zendesk keeps tags in lower case and parts them at spaces. */
export const readTags = (written: string): string[] =>
  written
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((tag) => tag !== '')

export const addTag = (ticket: Ticket, draft: Draft, tag: string): Draft => ({
  ...draft,
  removed: without(draft.removed, tag),
  added: ticket.tags.includes(tag) ? draft.added : [...without(draft.added, tag), tag],
})

export const removeTag = (ticket: Ticket, draft: Draft, tag: string): Draft => ({
  ...draft,
  added: without(draft.added, tag),
  removed: ticket.tags.includes(tag) ? [...without(draft.removed, tag), tag] : draft.removed,
})

export const isChanged = (draft: Draft): boolean =>
  draft.text !== '' ||
  draft.subject !== undefined ||
  draft.status !== undefined ||
  draft.added.length + draft.removed.length > 0

/**
 * The body of the PUT. Tags are worked out against the ticket as it is now, under a safe update: a tag that a server set
 * while the agent was typing must survive the agent's submit.
 */
export const changesOf = (ticket: Ticket, draft: Draft): Record<string, unknown> => ({
  ...(draft.subject === undefined ? {} : { subject: draft.subject }),
  ...(draft.status === undefined ? {} : { status: draft.status }),
  ...(draft.text === '' ? {} : { comment: { body: draft.text, public: draft.public } }),
  ...(draft.added.length + draft.removed.length === 0
    ? {}
    : { tags: tagsOf(ticket, draft), safe_update: true, updated_stamp: ticket.updated_at }),
})
