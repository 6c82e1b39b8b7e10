export { contextWords, type ContextWords } from './context.ts'
export { detect, type DetectOptions } from './detect.ts'
export {
  automaticThreshold,
  createDetector,
  suggestThreshold,
  type Detector,
  type DetectorOptions,
  type Explained,
  type Finder,
  type IsOwn,
} from './detector.ts'
export { entityTypes, type EntityType, type Finding, type Reason } from './finding.ts'
export { mask } from './mask.ts'
export type { Doubt, NearMiss } from './near-miss.ts'
export { normalise } from './normalise.ts'
export { redact, redactionStyles, redactText, type RedactionStyle } from './redact-text.ts'
export { registry } from './registry.ts'
