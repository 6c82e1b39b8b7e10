import type { MarkupNode } from './walk.ts'

/** Percent-decodes what decodes and leaves the rest as it stands: `%E9` alone is Latin-1, not an error of ours. */
const percentDecoded = (text: string): string =>
  text.replace(/(?:%[0-9a-f]{2})+/gi, (encoded) => {
    try {
      return decodeURIComponent(encoded)
    } catch (error) {
      if (error instanceof URIError) return encoded
      throw error
    }
  })

const spacing = /[\s\p{Cf}\p{Cc}]/gu
const writing = /[^\p{L}\p{N}]/gu
const wordless = /^[^\p{L}@]*$/u

/** Two telephone numbers are one when they agree from the right: `+33 6 12` and `06 12` differ by what stands for a country. */
const sameNumber = (one: string, other: string): boolean => {
  if (!/^\d{6,15}$/.test(one) || !/^\d{6,15}$/.test(other)) return false
  const [long, short] = one.length > other.length ? [one, other] : [other, one]
  const national = short.replace(/^0+/, '')
  return national.length >= 6 && long.endsWith(national)
}

/** Whether visible text already says the value: spaces and case aside, and punctuation too where it is a number. */
export const says = (visible: string, value: string): boolean => {
  const [there, wanted] = [visible, value].map((text) =>
    text.replace(wordless.test(value) ? writing : spacing, '').toLowerCase(),
  ) as [string, string]
  return wanted !== '' && (there.includes(wanted) || sameNumber(there, wanted))
}

/** Whether `text` holds `value` in whatever writing. Wider than `says`, since what this misses stays behind. */
export const holds = (text: string, value: string): boolean => {
  const [there, wanted] = [text, value].map((one) => one.replace(writing, '').toLowerCase()) as [string, string]
  return wanted.length >= 4 && (there.includes(wanted) || sameNumber(there, wanted))
}

/** The parts of a link's address that somebody could read: `mailto:` and `tel:` by their value, others whole. */
const hrefTexts = (href: string): string[] => {
  const [, scheme = '', rest = ''] = /^\s*([a-z][a-z0-9+.-]*):(.*)$/is.exec(href) ?? []
  switch (scheme.toLowerCase()) {
    case 'data':
    case 'javascript':
      return []
    case 'mailto':
    case 'tel':
    case 'sms':
      return rest.split(/[?&]/).map((part, index) => percentDecoded(index === 0 ? part : part.replace(/^[^=]*=/, '')))
    default:
      return [percentDecoded(href)]
  }
}

/** Texts an element carries in attributes, in a fixed order, whether or not its visible text says the same. */
export const attributeTexts = (node: MarkupNode): string[] => {
  if (node.getAttribute === undefined) return []
  const name = node.nodeName.toLowerCase()
  const href = name === 'a' ? node.getAttribute('href') : null
  const alt = name === 'img' ? node.getAttribute('alt') : null
  const title = node.getAttribute('title')
  if (href === null && alt === null && title === null) return []
  const texts = [...(href === null ? [] : hrefTexts(href)), alt ?? '', title ?? '']
  return [...new Set(texts.filter((text) => text.trim() !== ''))]
}
