import { deleting } from './deleting.ts'

export const deleteTicket = deleting('delete')
