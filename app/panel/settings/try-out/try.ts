import { compileDetectors } from '../../../../core/pii/custom/index.ts'
import { createDetector } from '../../../../core/pii/detector.ts'
import { everywhere } from '../../../../core/pii/packs/everywhere.ts'
import { redactText } from '../../../../core/pii/redact-text.ts'
import { countryPacks, freeTextPack } from '../../../scan/packs.ts'
import type { Try } from './trial.ts'

/** The core's own detector, as the sidebar and the server run it, in this page. */
export const tryText: Try = async (settings, text) => {
  const { countries, free_text, switched_off, suggest_at, ignore_test_values, custom } = settings
  const [national, running] = await Promise.all([
    countryPacks(countries),
    free_text === 'everyone' ? freeTextPack() : [],
  ])
  const { explain } = createDetector({
    recognizers: [...everywhere, ...national, ...running],
    finders: [compileDetectors(custom)],
    switchedOff: switched_off,
    minScore: suggest_at,
    withoutTestValues: ignore_test_values,
    ...(countries === 'all' ? {} : { countries }),
  })
  const { findings, nearMisses } = explain(text)
  return { text, findings, nearMisses, redacted: redactText(text, findings, 'fixed') }
}
