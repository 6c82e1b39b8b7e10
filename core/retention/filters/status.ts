import { statuses } from '../ticket.ts'
import { oneOfWords } from './words.ts'

/** The category, as Zendesk keeps it beside an account's own statuses. */
export const status = oneOfWords({ word: 'status', example: '[solved, closed]', known: statuses })
