import { readFile } from 'node:fs/promises'
import { IntlMessageFormat } from 'intl-messageformat'
import type { Plugin } from 'vite'
import { elsewhere, ofPanel, type Message, type Messages, type Part } from '../language/messages.ts'

/** The parser's elements, by its numbers, as far as messages of ours may use them. */
type Element =
  | { readonly type: 0; readonly value: string }
  | { readonly type: 1; readonly value: string }
  | { readonly type: 2 | 4; readonly value: string; readonly style?: unknown }
  | {
      readonly type: 6
      readonly value: string
      readonly offset: number
      readonly pluralType?: string
      readonly options: Readonly<Record<string, { readonly value: readonly Element[] }>>
    }
  | { readonly type: 7 }

const partOf = (element: Element): Part => {
  switch (element.type) {
    case 0:
      return element.value
    case 1:
      return ['value', element.value]
    case 2:
      if (element.style === undefined || element.style === null) return ['number', element.value]
      if (element.style === 'percent') return ['percent', element.value]
      break
    case 4:
      if (element.style === 'short') return ['time', element.value]
      break
    case 6: {
      if (element.offset !== 0 || element.pluralType !== 'cardinal') break
      const options = Object.entries(element.options).map(([name, { value }]) => [name, value.map(partOf)] as const)
      return ['plural', element.value, Object.fromEntries(options)]
    }
    case 7:
      return ['count']
  }
  throw new Error(`Messages can't use ${JSON.stringify(element)} yet: teach app/language/fill.ts first`)
}

/** An ICU message as the browser fills it in, without a parser. */
export const compileMessage = (written: string): Message => {
  const parse = IntlMessageFormat.__parse
  if (parse === undefined) throw new Error('intl-messageformat came without its parser')
  return (parse(written, { ignoreTag: true }) as readonly Element[]).map(partOf)
}

interface Tree {
  readonly [name: string]: string | Tree
}

const compiled = (tree: Tree, path: string): [string, Message][] =>
  Object.entries(tree).flatMap(([name, value]) =>
    typeof value === 'string'
      ? [[path + name, compileMessage(value)] as [string, Message]]
      : compiled(value, `${path}${name}.`),
  )

export type For = 'sidebar' | 'panel'

const isFor = (whom: For, group: string): boolean =>
  whom === 'panel' ? ofPanel.some((one) => one === group) : !elsewhere.some((other) => other === group)

/** One part of a file of translations: the sidebar's, or what the panel says beside it. */
export const compileTranslations = (written: string, whom: For = 'sidebar'): Messages => {
  const groups = Object.entries(JSON.parse(written) as Tree).filter(([group]) => isFor(whom, group))
  return Object.fromEntries(compiled(Object.fromEntries(groups), ''))
}

const file = /\/translations\/[a-z-]+\.json$/i
const marked = /^\0messages:(sidebar|panel):(.*)$/

/** Has `translations/*.json` compiled when the app is built: for the panel what a file in its folder imports. */
export const messagesPlugin = (): Plugin => ({
  name: 'custos-messages',
  enforce: 'pre',
  async resolveId(source, importer) {
    if (!file.test(source)) return undefined
    const resolved = await this.resolve(source, importer, { skipSelf: true })
    const whom: For = importer?.includes('/app/panel/') === true ? 'panel' : 'sidebar'
    return resolved === null ? undefined : `\0messages:${whom}:${resolved.id.replace(/\.json$/, '')}`
  },
  async load(id) {
    const [, whom, name] = marked.exec(id) ?? []
    if (name === undefined) return undefined
    const path = `${name}.json`
    this.addWatchFile(path)
    const messages = compileTranslations(await readFile(path, 'utf8'), whom === 'panel' ? 'panel' : 'sidebar')
    return `export default ${JSON.stringify(messages)}`
  },
})
