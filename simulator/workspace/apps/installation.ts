export interface Size {
  readonly width?: number | string
  readonly height?: number | string
}

/** One place of an app, as its manifest names it. */
export interface Location {
  readonly location: string
  readonly url: string
  readonly signed: boolean
  readonly flexible: boolean
  readonly autoLoad: boolean
  readonly size?: Size
}

/** An app as it is installed in the account. Secure settings are not among `settings`: only the proxy knows them. */
export interface Installation {
  readonly id: number
  readonly app_id: number
  readonly name: string
  readonly version?: string
  readonly settings: Record<string, unknown>
  readonly subdomain: string
  readonly locations: readonly Location[]
  /** The SVG that the package brings for the bar on the left. */
  readonly icon?: string
}

export const locationOf = (installation: Installation, name: string): Location | undefined =>
  installation.locations.find(({ location }) => location === name)
