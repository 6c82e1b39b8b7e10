import { createDetector, registry, type Detector } from '../../core/pii/index.ts'
import { freeText } from '../../core/pii/free-text/index.ts'
import { everywhere } from '../../core/pii/packs/everywhere.ts'
import { comments } from '../comments.ts'
import { commandSpeed } from './command.ts'
import { attachment, hostile, plain } from './hostile.ts'
import { hostilePeers } from './hostile-peers.ts'
import { peers } from './peers.ts'
import { speedOf } from './speed.ts'

const megabytes = 20

const detectors = {
  structured: createDetector({ recognizers: everywhere }),
  'structured, all countries': createDetector({ recognizers: registry }),
  everything: createDetector({ recognizers: [...registry, ...freeText] }),
} as const

const reasonOf = (error: unknown): string =>
  error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : 'unknown'

const peerLine = async (
  name: string,
  texts: readonly string[],
  line: (name: string, speed: number) => string,
): Promise<string> => {
  try {
    const read = await peers[name]?.()
    return read === undefined ? `${name}: not there` : line(name, await speedOf(texts, read, 5))
  } catch (error) {
    return `${name.padEnd(34)} does not run here: ${reasonOf(error)}`
  }
}

const best = (read: () => unknown): number =>
  Math.min(
    ...[0, 1, 2, 3].map(() => {
      const from = performance.now()
      read()
      return performance.now() - from
    }),
  )

const hostileLines = ({ detect }: Detector): string[] => {
  const base = best(() => detect(hostile[plain] ?? ''))
  const over = (text: string): string => `${(best(() => detect(text)) - base).toFixed(1)} ms`
  return [
    `hostile texts of 100 kB, everything, over the ${base.toFixed(1)} ms of plain words   aim: under 50 ms`,
    ...Object.entries(hostile).map(([name, text]) => `  ${name.padEnd(26)} ${over(text)}`),
    `  ${'1 MB of base64'.padEnd(26)} ${over(attachment)}   aim: under 500 ms`,
  ]
}

/** Megabytes a second on one core, beside the peers and one pass of one pattern over the same comments; and the hostile texts. */
export const pii = async (): Promise<string[]> => {
  const texts = comments(megabytes * 1_000_000)
  const reference = await speedOf(texts, (text) => [...text.matchAll(/\d{13,19}/g)].length)
  const line = (name: string, speed: number): string =>
    `${name.padEnd(34)} ${speed.toFixed(1).padStart(7)} MB/s  ${(speed / reference).toFixed(4)} of the reference`
  const lines = [
    `${String(texts.length)} comments, ${String(megabytes)} MB, in en fr de es; one thread, the best of three passes over each piece`,
    line(String.raw`reference /\d{13,19}/g`, reference),
  ]
  for (const [name, { detect }] of Object.entries(detectors))
    lines.push(line(`custos, ${name}`, await speedOf(texts, detect)))
  for (const name of Object.keys(peers)) lines.push(await peerLine(name, texts, line))
  const engine = await speedOf(texts, detectors.everything.detect)
  const { speed, start } = await commandSpeed(texts)
  lines.push(
    `custos detect, end to end: ${speed.toFixed(1)} MB/s, ${(speed / engine).toFixed(2)} of the engine, its start of ${start.toFixed(1)} s included   aim: 0.5`,
  )
  return [...lines, ...hostileLines(detectors.everything), ...(await hostilePeers())]
}
