import { pathToFileURL } from 'node:url'
import type { Plugin } from 'vite'

/** The lists as text: the packages they come from hold ten times as much that nobody asks for. */
export const nameListsPlugin = (): Plugin => ({
  name: 'custos-name-lists',
  load: {
    filter: { id: /free-text\/lexicon\/name-lists\.ts$/ },
    async handler(id) {
      const { nameLists } = (await import(pathToFileURL(id).href)) as { readonly nameLists: Record<string, string> }
      return { code: `export const nameLists = ${JSON.stringify(nameLists)}`, map: null }
    },
  },
})
