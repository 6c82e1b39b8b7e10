export interface AppLocation {
  readonly location: string
  readonly url: string
  readonly signed: boolean
  readonly flexible: boolean
  readonly autoLoad: boolean
}

export interface SecureSetting {
  readonly value: string
  readonly scopes: readonly string[]
}

export interface Installation {
  readonly id: number
  readonly app_id: number
  readonly name: string
  readonly version: string
  settings: Record<string, string | boolean | number>
  secure: Record<string, SecureSetting>
  domain_whitelist: readonly string[]
  locations: readonly AppLocation[]
  /** The package's own drawing for the bar on the left, as SVG; without one the bar shows a drawing of its own. */
  readonly icon?: string
}
