import { DEFAULT_THEME, ThemeProvider, type IGardenTheme } from '@zendeskgarden/react-theming'
import { useMemo, type ReactNode } from 'react'
import { createGlobalStyle } from 'styled-components'
import { colorIn } from './garden.ts'
import type { Scheme } from '../zaf.ts'

declare module 'styled-components' {
  export interface DefaultTheme extends IGardenTheme {
    rtl: boolean
  }
}

const Page = createGlobalStyle`
  :root {
    color-scheme: ${({ theme }) => theme.colors.base};
  }

  body {
    margin: 0;
    background: ${({ theme }) => colorIn(theme, 'background.default')};
    color: ${({ theme }) => colorIn(theme, 'foreground.default')};
    font: ${({ theme }) => `${theme.fontSizes.md}/${theme.lineHeights.md} ${theme.fonts.system}`};
    -webkit-font-smoothing: antialiased;
  }

  *, *::before, *::after {
    box-sizing: border-box;
  }

  @media (prefers-reduced-motion: reduce) {
    *, *::before, *::after {
      animation-duration: 0.01ms !important;
      animation-iteration-count: 1 !important;
      transition-duration: 0.01ms !important;
    }
  }
`

interface ThemeProps {
  readonly scheme: Scheme
  readonly direction: 'ltr' | 'rtl'
  readonly children: ReactNode
}

export const Theme = ({ scheme, direction, children }: ThemeProps) => {
  const theme = useMemo(
    () => ({ ...DEFAULT_THEME, rtl: direction === 'rtl', colors: { ...DEFAULT_THEME.colors, base: scheme } }),
    [scheme, direction],
  )
  return (
    <ThemeProvider theme={theme}>
      <Page />
      {children}
    </ThemeProvider>
  )
}
