import { deleting } from './deleting.ts'

/** The user's other tickets must be gone first: who runs this looks at them, the planner sees one ticket. */
export const deleteRequester = deleting('delete_requester')
