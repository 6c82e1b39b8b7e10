import { spawn } from 'node:child_process'
import { createReadStream } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'

const custos = fileURLToPath(new URL('../../server/cli/custos.ts', import.meta.url))

/** Seconds from the start of `custos detect` to its end, texts in and findings out as JSON lines. */
const secondsOf = async (file: string): Promise<number> => {
  const from = performance.now()
  const child = spawn(process.execPath, [custos, 'detect'], { stdio: ['pipe', 'pipe', 'inherit'] })
  child.stdout.resume()
  const ended = new Promise<void>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`custos detect ended with ${String(code)}`)),
    )
  })
  await Promise.all([pipeline(createReadStream(file), child.stdin), ended])
  return (performance.now() - from) / 1000
}

/** Megabytes of text a second, and of the time how much goes by before the first line. */
export const commandSpeed = async (texts: readonly string[]): Promise<{ speed: number; start: number }> => {
  const folder = await mkdtemp(join(tmpdir(), 'custos-bench-'))
  try {
    const [empty, full] = [join(folder, 'empty.jsonl'), join(folder, 'texts.jsonl')]
    await writeFile(empty, '')
    await writeFile(full, texts.map((text, id) => `${JSON.stringify({ id, text })}\n`).join(''))
    const start = await secondsOf(empty)
    const seconds = await secondsOf(full)
    return { speed: Buffer.byteLength(texts.join('')) / 1_000_000 / seconds, start }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
