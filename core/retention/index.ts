export type { Action } from './action.ts'
export {
  checkCertificate,
  fingerprintsOf,
  type Certificate,
  type CertificateProblem,
  type Fingerprints,
} from './certificate.ts'
export { compile, type Compiled, type PolicyFile } from './compile.ts'
export { anchorsOf, together, type Anchors, type Update } from './anchors.ts'
export { batchSize, costOf, mostRequests, type Cost } from './cost.ts'
export { differenceOf, type Compared, type Difference } from './difference.ts'
export { factsOf, instantOf } from './facts.ts'
export { exceededBy, type Exceeded } from './limits.ts'
export { planLine } from './line.ts'
export { conflictsOf, nativeAt, nativePeriod } from './native.ts'
export { isGrave } from './native-conflicts.ts'
export { ordersFor, type Orders } from './orders.ts'
export { planHash, planHasher } from './plan-hash.ts'
export { matchedTags, planTicket, type Outcome, type Planned } from './plan.ts'
export type { Policy, PolicySet } from './policy.ts'
export type { PolicyProblem } from './problem.ts'
export { reasons, type Reason } from './reasons.ts'
export { addTo, ageSteps, cannot, emptyTally, sampleOf, type Tally } from './tally.ts'
export type { TicketFacts } from './ticket.ts'
export { census } from './unborne.ts'
export { unusedAfter, type ClosedTicket, type Proposal, type Unused } from './unused.ts'
