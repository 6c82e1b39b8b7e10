import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { compileTranslations } from '../../app/build/messages.ts'
import { wordsFor, type PanelKey } from '../../app/language/index.ts'
import type { PanelWords } from '../../app/panel/words.ts'

const files = join(import.meta.dirname, '../../translations')

/** The panel's words, compiled as the build compiles them. */
export const aPanelLanguage = (locale: string): Promise<PanelWords> =>
  wordsFor<PanelKey>(async (language) => {
    const written = await readFile(join(files, `${language}.json`), 'utf8')
    return { ...compileTranslations(written), ...compileTranslations(written, 'panel') }
  }, locale)
