const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/
const longestName = 60

export const isName = (text: string): boolean => text.length <= longestName && kebab.test(text)

const prefix = 'custos_keep_'

/** The tag a policy owns. Zendesk's tags know no capital, and what custos writes has no hyphen. */
export const keepTag = (name: string): string => prefix + name.toLowerCase().replaceAll('-', '_')
