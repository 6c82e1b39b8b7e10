export type { Action } from './action.ts'
export { checkCertificate, fingerprintsOf, type Certificate, type CertificateProblem } from './certificate.ts'
export { compile, type Compiled, type PolicyFile, type Sought } from './compile.ts'
export { anchorsOf, together, type Anchors, type Update } from './anchors.ts'
export { batchSize, costOf, mostRequests, type Cost } from './cost.ts'
export { compareIn, noDifference, type Difference } from './difference.ts'
export { factsOf } from './facts.ts'
export { instantOf } from './instant.ts'
export { exceededBy, isLimited, type Exceeded } from './limits.ts'
export {
  idsIn,
  listedKinds,
  notBorneBy,
  notCheckedAt,
  unborneAt,
  unknownIds,
  wordsIn,
  type KnownIds,
  type ListedKind,
  type SoughtWord,
  type WrittenId,
} from './known-ids.ts'
export { planLine } from './line.ts'
export { conflictsOf, nativeAt, nativePeriod } from './native.ts'
export { isGrave } from './native-conflicts.ts'
export { ordersFor, type Orders } from './orders.ts'
export { planHash, planHasher } from './plan-hash.ts'
export { holdOver, matchedTags, planTicket, policiesOver, type Outcome, type Planned } from './plan.ts'
export { actingOnly, asksRequesters, type Policy, type PolicySet } from './policy.ts'
export type { PolicyProblem } from './problem.ts'
export { reasons, type Reason, type RequesterReason } from './reasons.ts'
export { holdOverDeleted, isHeld, type Person } from './requester.ts'
export { addTo, ageSteps, cannot, countsOf, emptyTally, sampleOf, type Tally } from './tally.ts'
export { askFields, clashesOver } from './single-fields.ts'
export { countLacking, countPage, nothingLacking, taggingCost, type Lacking } from './tagging-cost.ts'
export type { TicketFacts } from './ticket.ts'
export { census } from './unborne.ts'
export { unusedAfter, usualTickets, watchedAtLeast, type ClosedTicket, type UnusedOptions } from './unused.ts'
