import type { Signal } from '../signal.ts'
import { dormant } from './dormant.ts'
import { drift } from './drift.ts'
import { bulkExport, tokenExport } from './exports.ts'
import { massView } from './mass-view.ts'
import { offHours } from './off-hours.ts'
import { outOfScope } from './out-of-scope.ts'
import { placesSignal } from './places.ts'
import { roleRaised } from './role-raised.ts'
import { searches } from './searches.ts'
import { snooping } from './snooping.ts'
import { weakened } from './weakened.ts'

/** Every signal there is; each judges every event. */
export const registry: readonly Signal[] = [
  weakened,
  roleRaised,
  tokenExport,
  bulkExport,
  dormant,
  placesSignal,
  offHours,
  massView,
  outOfScope,
  searches,
  snooping,
  drift,
]
