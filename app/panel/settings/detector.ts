import { customDetector, type CustomDetectorSetting } from '../../../contract/detection.ts'
import type { DetectorFault } from '../../../core/pii/custom/custom-detector.ts'

export const emptyDetector: CustomDetectorSetting = {
  name: '',
  title: { en: '', fr: '' },
  pattern: '',
  words: [],
  window: 40,
  check: 'none',
  score: 0.9,
  examples: { match: [], no_match: [] },
}

export type DetectorField = 'name' | 'title-en' | 'title-fr' | 'pattern' | 'words' | 'window' | 'match' | 'no_match'

/** `Loyalty card (gold)` is called `loyalty-card-gold`. */
export const nameFrom = (title: string): string =>
  title
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    // A name begins with two letters at least: `A contract` is called `contract`.
    .replace(/^(?:[a-z](?:-|$))+/, '')
    .slice(0, 40)
    .replace(/-$/, '')

export const linesOf = (written: string): readonly string[] => written.split('\n').filter((line) => line.trim() !== '')

const fieldOf = (path: readonly PropertyKey[]): DetectorField | undefined => {
  const [first, second] = path
  switch (first) {
    case 'title':
      return second === 'fr' ? 'title-fr' : 'title-en'
    case 'examples':
      return second === 'no_match' ? 'no_match' : 'match'
    case 'name':
    case 'pattern':
    case 'words':
    case 'window':
      return first
    default:
      return undefined
  }
}

/** Fields that the server would not even read, each once. */
export const unreadable = (detector: CustomDetectorSetting): ReadonlySet<DetectorField> => {
  const read = customDetector.safeParse(detector)
  const found = read.success ? [] : read.error.issues.flatMap(({ path }) => fieldOf(path) ?? [])
  return new Set(found)
}

/** Where a fault of the check stands in the form. */
export const fieldOfFault = ({ code, example }: DetectorFault): DetectorField => {
  switch (code) {
    case 'name-taken':
    case 'too-many-detectors':
      return 'name'
    case 'pattern-malformed':
    case 'pattern-too-large':
    case 'pattern-matches-empty':
      return 'pattern'
    case 'example-needed':
    case 'example-missed':
    case 'example-found':
      return example?.list ?? 'match'
  }
}
