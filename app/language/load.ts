import type { Load } from './index.ts'
import type { Messages } from './messages.ts'

/** The build has compiled what these imports bring; as they are written nobody could fill them in. */
const compiled = (written: { readonly default: unknown }): Messages => written.default as Messages

export const loadLanguage: Load = async (language) => {
  switch (language) {
    case 'en':
      return compiled(await import('../../translations/en.json', { with: { type: 'json' } }))
    case 'fr':
      return compiled(await import('../../translations/fr.json', { with: { type: 'json' } }))
  }
}
