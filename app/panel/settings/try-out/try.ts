import { redactText } from '../../../../core/pii/redact-text.ts'
import { accountEngine } from '../../../scan/account.ts'
import type { Try } from './trial.ts'

/** The very engine that the sidebar makes of these settings, in this page; of a ticket's people it knows nothing. */
export const tryText: Try = async (settings, text) => {
  const { explain } = await accountEngine(settings)
  const { findings, nearMisses } = explain(text)
  return { text, findings, nearMisses, redacted: redactText(text, findings, 'fixed') }
}
