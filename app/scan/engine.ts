import { createDetector, type Detector, type DetectorOptions } from '../../core/pii/detector.ts'
import { mask } from '../../core/pii/mask.ts'
import { normalise } from '../../core/pii/normalise.ts'
import { projectDom } from '../../core/markup/dom.ts'
import { propose } from '../../core/proposal/propose.ts'

/** Everything that knows personal data when it sees it: a file of its own, fetched while Zendesk is being read. */
export interface Engine extends Detector {
  readonly mask: typeof mask
  readonly normalise: typeof normalise
  readonly projectDom: typeof projectDom
  readonly propose: typeof propose
}

/** An engine on these recognizers. */
export const engineOn = (
  recognizers: DetectorOptions['recognizers'],
  options: Omit<DetectorOptions, 'recognizers'>,
): Engine => ({ ...createDetector({ recognizers, ...options }), mask, normalise, projectDom, propose })
