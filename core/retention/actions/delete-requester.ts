import { deleting } from './deleting.ts'

/** The ticket first. The user's other tickets must be gone too: the planner sees one ticket, who plans an account all. */
export const deleteRequester = deleting('delete_requester')
