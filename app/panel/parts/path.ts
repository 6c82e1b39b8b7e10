/** A route's path with its parameters filled in. Throws for one that is missing: a bug, and no request of anybody's. */
export const pathOf = (path: string, params: Readonly<Record<string, string | number>>): string =>
  path.replace(/:(\w+)/g, (_, name: string) => {
    const value = params[name]
    if (value === undefined) throw new Error(`No ${name} for ${path}`)
    return encodeURIComponent(String(value))
  })
