import { createDetector, registry, type Detector } from '../../core/pii/index.ts'
import { freeText } from '../../core/pii/free-text/index.ts'

/** Every kind there is, names and addresses with their word lists among them. */
export const detectorOf = (options: { readonly minScore: number; readonly countries?: readonly string[] }): Detector =>
  createDetector({ recognizers: [...registry, ...freeText], ...options })

const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })

/** `fr,de` as ISO 3166 codes; undefined where one of them is no country's. `uk` is what people write for GB. */
export const countriesIn = (written: string): readonly string[] | undefined => {
  const codes = written.split(',').map((code) => code.trim().toUpperCase().replace(/^UK$/, 'GB'))
  return codes.every((code) => /^[A-Z]{2}$/.test(code) && names.of(code) !== undefined) ? codes : undefined
}
