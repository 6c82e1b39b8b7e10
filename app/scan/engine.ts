import { detect, mask, normalise } from '../../core/pii/index.ts'
import { projectDom } from '../../core/markup/dom.ts'
import { propose } from '../../core/proposal/propose.ts'

/** Everything that knows personal data when it sees it: a file of its own, fetched while Zendesk is being read. */
export const engine = { detect, mask, normalise, projectDom, propose }
export type Engine = typeof engine
