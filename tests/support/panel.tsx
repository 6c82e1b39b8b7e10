import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { render, type RenderResult } from '@testing-library/react'
import type { ReactElement } from 'react'
import { compileTranslations } from '../../app/build/messages.ts'
import { wordsFor, type PanelKey } from '../../app/language/index.ts'
import { PanelWordsContext, type PanelWords } from '../../app/panel/words.ts'
import { Theme } from '../../app/parts/Theme.tsx'
import { WordsContext } from '../../app/parts/words.ts'

const files = join(import.meta.dirname, '../../translations')

/** The panel's own words and the sidebar's, compiled as the build compiles them. */
export const aPanelLanguage = (locale: string): Promise<PanelWords> =>
  wordsFor<PanelKey>(async (language) => {
    const written = await readFile(join(files, `${language}.json`), 'utf8')
    return { ...compileTranslations(written), ...compileTranslations(written, 'panel') }
  }, locale)

/** A part of the panel with the theme and the words around it. */
export const showInPanel = (words: PanelWords, part: ReactElement): RenderResult =>
  render(part, {
    wrapper: ({ children }) => (
      <Theme scheme="light" direction={words.direction}>
        <WordsContext.Provider value={words}>
          <PanelWordsContext.Provider value={words}>{children}</PanelWordsContext.Provider>
        </WordsContext.Provider>
      </Theme>
    ),
  })
