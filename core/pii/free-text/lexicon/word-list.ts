/** A list written as running text. */
export const wordList = (text: string): readonly string[] => text.split(/\s+/).filter((word) => word !== '')
