/** `node tools/reference.ts` writes docs/reference.md from the code; `--check` says whether it is what the code says. */
import { readFile, writeFile } from 'node:fs/promises'
import { format, resolveConfig } from 'prettier'
import { reference } from './reference/pages.ts'

const file = 'docs/reference.md'
const made = await format(await reference(), { ...(await resolveConfig(file)), parser: 'markdown' })
if (!process.argv.includes('--check')) await writeFile(file, made)
else if ((await readFile(file, 'utf8')) !== made) {
  process.stderr.write(`${file} is not what the code says: run node tools/reference.ts\n`)
  process.exitCode = 1
}
