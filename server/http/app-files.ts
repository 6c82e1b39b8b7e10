import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod/mini'

/** The built app's files, as paths on this server. */
export interface AppFiles {
  readonly script: string
  readonly styles: readonly string[]
  readonly preloads: readonly string[]
}

const manifest = z.record(
  z.string(),
  z.object({
    file: z.string(),
    isEntry: z.optional(z.boolean()),
    css: z.optional(z.array(z.string())),
    imports: z.optional(z.array(z.string())),
  }),
)

const served = (file: string): string => `/app/${file}`

/** Read at each page load: it is small, and a new build is served without a restart. */
export const appFilesIn = (folder: string) => async (): Promise<AppFiles> => {
  const chunks = manifest.parse(JSON.parse(await readFile(join(folder, '.vite', 'manifest.json'), 'utf8')))
  const entry = Object.values(chunks).find(({ isEntry }) => isEntry === true)
  if (entry === undefined) throw new Error('the app was built without an entry')
  const imported = (entry.imports ?? []).flatMap((name) => chunks[name] ?? [])
  return {
    script: served(entry.file),
    styles: [entry, ...imported].flatMap(({ css = [] }) => css).map(served),
    preloads: imported.map(({ file }) => served(file)),
  }
}
