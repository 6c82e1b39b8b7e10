import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { assetFaults } from './assets.ts'
import { manifestFaults } from './manifest.ts'
import { recordOf, type Fault, type Files } from './rules.ts'
import { translationFaults } from './translations.ts'

/** The part of a file of translations that Zendesk reads; the rest is the app's own and comes from the server. */
const forZendesk = (written: string): Buffer => {
  const app = recordOf(JSON.parse(written))?.['app']
  return Buffer.from(`${JSON.stringify({ app }, null, 2)}\n`)
}

/** What is uploaded: the manifest, the assets, and each language's listing. The app's pages come from the companion server. */
export const contents = async (root = '.'): Promise<Files> => {
  const files = new Map<string, Buffer>()
  files.set('manifest.json', await readFile(join(root, 'manifest.json')))
  for (const name of (await readdir(join(root, 'assets'))).sort())
    files.set(`assets/${name}`, await readFile(join(root, 'assets', name)))
  for (const name of (await readdir(join(root, 'translations'))).sort())
    files.set(`translations/${name}`, forZendesk(await readFile(join(root, 'translations', name), 'utf8')))
  return files
}

export const faultsIn = (files: Files): Fault[] => [
  ...manifestFaults(files),
  ...translationFaults(files),
  ...assetFaults(files),
]
