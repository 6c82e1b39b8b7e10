import { redactText } from '../../../../core/pii/redact-text.ts'
import { accountEngine } from '../../../scan/account.ts'
import type { Try } from './trial.ts'

/** The engine that the sidebar makes of the same settings, without a ticket's people: there is no ticket here. */
export const tryText: Try = async (settings, text) => {
  const { explain } = await accountEngine(settings)
  const { findings, nearMisses } = explain(text)
  return { text, findings, nearMisses, redacted: redactText(text, findings, 'fixed') }
}
