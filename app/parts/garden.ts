import * as theming from '@zendeskgarden/react-theming'
import type { CSSObject, DefaultTheme } from 'styled-components'

interface Themed {
  readonly theme: DefaultTheme
}

/** Garden's declarations of these two can't be resolved by TypeScript as Node resolves modules, so they are said again. */
interface Functions {
  readonly getColor: (wish: {
    readonly theme: DefaultTheme
    readonly variable?: string
    readonly hue?: string
    readonly shade?: number
    readonly transparency?: number
  }) => string
  readonly focusStyles: (wish: { readonly theme: DefaultTheme; readonly inset?: boolean }) => CSSObject
}
const { getColor, focusStyles } = theming as unknown as Functions

type Tone = 'success' | 'warning' | 'danger'
type Anywhere = 'default' | 'subtle' | 'disabled' | Tone | `${Tone}Emphasis`
type Filled = 'emphasis' | 'primaryEmphasis'

/** One of Garden's own colours by what it is for, in the colour scheme in use. Garden throws at any other name. */
export type ColorName =
  | `foreground.${Anywhere | 'onEmphasis' | 'primary'}`
  | `background.${Anywhere | Filled | 'raised' | 'recessed'}`
  | `border.${Anywhere | Filled}`
  | `shadow.${'small' | 'medium' | 'large'}`

export const colorIn = (theme: DefaultTheme, variable: ColorName): string => getColor({ theme, variable })

export const color =
  (variable: ColorName) =>
  ({ theme }: Themed): string =>
    colorIn(theme, variable)

/** What lies between the page and a dialog. */
export const veil = ({ theme }: Themed): string =>
  getColor({ theme, hue: 'neutralHue', shade: 1200, transparency: 0.6 })

export const focus = ({ theme }: Themed): CSSObject => focusStyles({ theme })
export const focusInside = ({ theme }: Themed): CSSObject => focusStyles({ theme, inset: true })
