/** `npm run package`: dist/zaf/ and its zip, as they are uploaded to Zendesk; refuses what Zendesk would refuse. */
import { createWriteStream } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import { contents, faultsIn } from './package/contents.ts'

const folder = 'dist/zaf'
const say = (line: string) => process.stdout.write(`${line}\n`)
const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string }

const files = await contents()
const faults = faultsIn(files)
for (const { file, why } of faults) process.stderr.write(`${file}: ${why}\n`)
if (faults.length > 0) process.exit(1)

await rm(folder, { recursive: true, force: true })
const zip = new ZipFile()
// The same files give the same bytes: no time of day, no order of a disk.
const mtime = new Date('2020-01-01T00:00:00Z')
for (const [name, bytes] of files) {
  await mkdir(dirname(join(folder, name)), { recursive: true })
  await writeFile(join(folder, name), bytes)
  zip.addBuffer(bytes, name, { mtime, mode: 0o100644 })
  say(`${name}  ${bytes.length} bytes`)
}
zip.end()
const target = `dist/custos-${version}.zip`
await pipeline(zip.outputStream, createWriteStream(target))
say(`${target} is what Zendesk takes: its rules are kept.`)
