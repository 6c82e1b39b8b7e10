/** A cookie that lives for one connect attempt, unread by scripts and sent on the way back from Zendesk only. */
export interface ConnectCookie {
  readonly set: (value: string, seconds: number) => string
  readonly clear: () => string
  readonly read: (header: string | undefined) => string | undefined
}

/** `__Host-` keeps neighbours under the same domain from planting it; browsers take that name over https only. */
export const connectCookie = (https: boolean): ConnectCookie => {
  const name = https ? '__Host-custos-connect' : 'custos-connect'
  const attributes = `Path=/; HttpOnly; SameSite=Lax${https ? '; Secure' : ''}`
  return {
    set: (value, seconds) => `${name}=${value}; Max-Age=${seconds}; ${attributes}`,
    clear: () => `${name}=; Max-Age=0; ${attributes}`,
    read: (header = '') =>
      header
        .split('; ')
        .map((pair) => /^([^=]+)=([0-9a-f]{64})$/.exec(pair))
        .find((match) => match?.[1] === name)?.[2],
  }
}
