const apart: Readonly<Record<string, string>> = {
  ...{ ł: 'l', ß: 'ss', ø: 'o', æ: 'ae', œ: 'oe', đ: 'd', ð: 'd', þ: 'th', ı: 'i', '’': "'" },
}

/** A word as the lexicon keeps it: small letters, no diacritics, and plain letters for those that have no parts. */
export const foldWord = (word: string): string => {
  const small = word.toLowerCase()
  if (/^[a-z'-]*$/.test(small)) return small
  return small
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[łßøæœđðþı’]/g, (letter) => apart[letter] ?? letter)
}
