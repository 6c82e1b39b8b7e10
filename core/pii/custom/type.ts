import type { CustomType } from '../finding.ts'

/** Kebab-case, letters only: what is made of a name goes into tags and into the ledger, where no digit may stray in. */
const namePattern = /^[a-z]{2,}(?:-[a-z]+)*$/
const longestName = 40

export const isDetectorName = (name: string): boolean => name.length <= longestName && namePattern.test(name)

/** `loyalty-card` finds `CUSTOM_LOYALTY_CARD`. */
export const typeOfDetector = (name: string): CustomType => `CUSTOM_${name.replaceAll('-', '_').toUpperCase()}`

export const isCustomType = (type: unknown): type is CustomType =>
  typeof type === 'string' && type.startsWith('CUSTOM_') && isDetectorName(nameOf(type))

const nameOf = (type: string): string => type.slice('CUSTOM_'.length).replaceAll('_', '-').toLowerCase()

/** The name of the detector that finds this kind; it may have been taken away since. */
export const detectorOfType = (type: CustomType): string => nameOf(type)
