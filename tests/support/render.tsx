import { render, type RenderResult } from '@testing-library/react'
import type { ReactElement } from 'react'
import type { Words } from '../../app/language/index.ts'
import { Theme } from '../../app/parts/Theme.tsx'
import { WordsContext } from '../../app/parts/words.ts'

/** A part of the sidebar with the theme and the words around it. */
export const show = (words: Words, part: ReactElement): RenderResult =>
  render(part, {
    wrapper: ({ children }) => (
      <Theme scheme="light" direction={words.direction}>
        <WordsContext.Provider value={words}>{children}</WordsContext.Provider>
      </Theme>
    ),
  })
