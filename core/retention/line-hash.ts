/** SHA-256 of the text's UTF-8 bytes, 64 lower-case hexadecimal digits. */
export const sha256 = async (text: string): Promise<string> => {
  const digest = await globalThis.crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** So many lines are hashed at once: memory stays flat, and the same lines give the same hash wherever pages end. */
const linesAtOnce = 1000

/**
 * A hash of any number of lines, in their order: SHA-256 of the head, in RFC 8785 JSON where it is an object, then of the
 * hash so far and the next thousand lines, and so on.
 */
export const lineHasher = (head: string) => {
  let sofar = sha256(head)
  let waiting: string[] = []
  const fold = async (): Promise<void> => {
    if (waiting.length === 0) return
    const text = `${await sofar}\n${waiting.join('\n')}`
    waiting = []
    sofar = sha256(text)
    await sofar
  }
  return {
    add: async (line: string): Promise<void> => {
      waiting.push(line)
      if (waiting.length === linesAtOnce) await fold()
    },
    end: async (): Promise<string> => {
      await fold()
      return sofar
    },
  }
}
