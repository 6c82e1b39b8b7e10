import { readFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'

interface Chunk {
  readonly file: string
  readonly isEntry?: boolean
  readonly imports?: readonly string[]
  readonly dynamicImports?: readonly string[]
}

const folder = 'dist/app'
const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`

const reach = (
  chunks: Readonly<Record<string, Chunk>>,
  from: readonly string[],
  through: 'imports' | 'dynamicImports',
) => {
  const seen = new Set<string>()
  const visit = (name: string): void => {
    if (seen.has(name)) return
    seen.add(name)
    for (const next of chunks[name]?.imports ?? []) visit(next)
    if (through === 'dynamicImports') for (const next of chunks[name]?.dynamicImports ?? []) visit(next)
  }
  from.forEach(visit)
  return [...seen].flatMap((name) => chunks[name]?.file ?? []).filter((file) => file.endsWith('.js'))
}

const weigh = async (files: readonly string[]) => {
  const contents = await Promise.all(files.map((file) => readFile(`${folder}/${file}`)))
  return {
    raw: contents.reduce((sum, content) => sum + content.length, 0),
    gzip: contents.reduce((sum, content) => sum + gzipSync(content, { level: 9 }).length, 0),
  }
}

/** Size of the sidebar as the browser loads it: what the first page needs, and all it may ever load. */
export const bundle = async (): Promise<string[]> => {
  const chunks = JSON.parse(await readFile(`${folder}/.vite/manifest.json`, 'utf8')) as Record<string, Chunk>
  const entry = Object.keys(chunks).find((name) => chunks[name]?.isEntry === true)
  if (entry === undefined) throw new Error(`${folder} holds no entry: run npm run build first`)
  const named = (pattern: RegExp) => Object.keys(chunks).filter((name) => pattern.test(name))
  const line = async (name: string, files: readonly string[]) => {
    const { raw, gzip } = await weigh(files)
    return `${name.padEnd(34)} ${kilobytes(gzip).padStart(9)} gzip (${kilobytes(raw)})`
  }
  // As an account has it that has set nothing: every country's numbers, no names, one language.
  const engine = [
    entry,
    ...named(/^scan\/account\.ts$/),
    ...named(/pii\/packs\//),
    ...named(/^\.\.\/messages:sidebar.*\/en$/),
  ]
  return [
    await line('sidebar, first load', reach(chunks, [entry], 'imports')),
    `${await line('and the engine of the first settings', reach(chunks, engine, 'imports'))}   aim: under 130 kB gzip`,
    await line('all that may ever be loaded', reach(chunks, [entry], 'dynamicImports')),
  ]
}
