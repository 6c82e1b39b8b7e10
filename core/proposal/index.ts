export { administers, mayRedact, maySee, type AgentRole, type AgentUser, type TicketInView } from './permission.ts'
export {
  keyOf,
  propose,
  rowsToRedact,
  type Certainty,
  type Proposal,
  type ProposalRow,
  type RowState,
  type ScannedText,
  type Thresholds,
} from './propose.ts'
export { step, type ProposalEvent } from './step.ts'
export { requestedTag, tagChange, tagOf, typeOfTag, type TagChange } from './tags.ts'
