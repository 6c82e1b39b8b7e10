export { fromAccessRecord, type AccessRecord } from './access-record.ts'
export type { AccountFacts, AgentFacts, Membership } from './account.ts'
export { remember } from './agent.ts'
export { fromAuditRecord, type AuditRecord } from './audit-record.ts'
export type { Anomaly, Severity, Told } from './cases.ts'
export type { AccessEvent, Change, Normalised, ObjectKind, SearchClass, Verb } from './event.ts'
export { explainer } from './explainer.ts'
export { inNetworks, networkFault, networkIn, type NetworkFault } from './networks.ts'
export { locateIn, networkOf, type IpRange, type Locate, type Place } from './places.ts'
export { measures, readings } from './readings.ts'
export { accessReasons, type AccessReason } from './reasons.ts'
export { kinds, type Factor, type Kind, type Sign } from './sign.ts'
export { bookOf, type TicketFacts, type Tickets } from './tickets.ts'
export {
  defaultBudget,
  watch,
  type Judged,
  type LogRecord,
  type Taken,
  type Watch,
  type WatchOptions,
} from './watch.ts'
