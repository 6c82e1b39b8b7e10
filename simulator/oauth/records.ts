export interface OAuthClient {
  readonly id: number
  readonly identifier: string
  readonly name: string
  secret: string
  redirect_uris: string[]
}

export interface OAuthGrant {
  readonly code: string
  readonly client: string
  readonly user_id: number
  readonly redirect_uri: string
  readonly scopes: readonly string[]
  readonly challenge: string | null
  readonly expires_at: number
  /** Set when the code is spent: a second use takes back what the first one gave. */
  token_id: number | null
}

export interface OAuthToken {
  readonly id: number
  readonly client: string
  readonly user_id: number
  readonly scopes: readonly string[]
  readonly token: string
  readonly refresh_token: string | null
  readonly created_at: number
  readonly expires_at: number | null
  readonly refresh_expires_at: number | null
  used_at: number | null
}
