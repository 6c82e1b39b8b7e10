import { foldWord } from './fold-word.ts'

const languages = ['en', 'fr', 'de', 'es', 'it', 'nl', 'pt', 'pl']

/** Names of the countries of ISO 3166 as the platform writes them in each language, so that no list of them is loaded. */
export const countries = function* (): Generator<string> {
  for (const language of languages) {
    const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' })
    for (let one = 65; one <= 90; one += 1) {
      for (let other = 65; other <= 90; other += 1) {
        const name = names.of(String.fromCharCode(one, other))
        if (name === undefined) continue
        const plain = foldWord(name)
        yield plain
        // `Antigua & Barbuda`, `St. Lucia`: people write them out.
        if (/&|st\./.test(plain)) yield plain.replace('&', 'and').replace('st.', 'saint')
      }
    }
  }
}
