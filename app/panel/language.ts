import type { Load } from '../language/index.ts'
import { loadLanguage } from '../language/load.ts'
import type { Language } from '../language/locale.ts'
import type { Messages } from '../language/messages.ts'

/** The build compiles what a file of this folder imports to the panel's own texts alone. */
const compiled = (written: { readonly default: unknown }): Messages => written.default as Messages

const ownTexts = async (language: Language): Promise<Messages> => {
  switch (language) {
    case 'en':
      return compiled(await import('../../translations/en.json', { with: { type: 'json' } }))
    case 'fr':
      return compiled(await import('../../translations/fr.json', { with: { type: 'json' } }))
  }
}

/** The panel says what the sidebar says, and more. */
export const loadPanelLanguage: Load = async (language) => {
  const [shared, own] = await Promise.all([loadLanguage(language), ownTexts(language)])
  return { ...shared, ...own }
}
