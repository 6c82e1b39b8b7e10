export interface Interruption {
  /** Whether the next request, by its path, is the one before which it happens. */
  readonly when: (path: string) => boolean
  readonly happens: () => unknown
}

/** What happens once, while an account is being asked: just before one request. */
export const interruptions = () => {
  let awaited: Interruption | undefined
  return {
    expect: (interruption: Interruption) => {
      awaited = interruption
    },
    delay: async ({ pathname }: URL): Promise<void> => {
      if (awaited?.when(pathname) !== true) return
      const { happens } = awaited
      awaited = undefined
      await happens()
    },
  }
}
