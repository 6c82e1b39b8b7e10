import { createDetector } from '../../../../core/pii/index.ts'
import { freeText } from '../../../../core/pii/free-text/index.ts'

/** Names and addresses alone. */
export const { detect } = createDetector({ recognizers: freeText })
