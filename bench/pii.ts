import { createDetector, registry, type Detector } from '../core/pii/index.ts'
import { freeText } from '../core/pii/free-text/index.ts'
import { comments } from './comments.ts'

const megabyte = 1_000_000
const megabytes = 20

const speedOf = (texts: readonly string[], read: (text: string) => unknown): number => {
  for (const text of texts.slice(0, 2000)) read(text)
  const from = performance.now()
  for (const text of texts) read(text)
  return megabytes / ((performance.now() - from) / 1000)
}

/** Texts that make a careless pattern try everything again and again. */
const hostile: Readonly<Record<string, string>> = {
  'plain words': 'the parcel has not arrived yet and nobody answers '.repeat(2000),
  'digits and hyphens': '1-'.repeat(50_000),
  'letters, dots, an @': `${'a.'.repeat(50_000)}@`,
  'blanks in numbers': '1 '.repeat(50_000),
  digits: '4'.repeat(100_000),
  'a megabyte of base64': 'QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo5'.repeat(27_778),
  brackets: '('.repeat(100_000),
  capitals: 'Aa '.repeat(33_333),
}

const milliseconds = (work: () => unknown): number => {
  work()
  const from = performance.now()
  work()
  return performance.now() - from
}

/** Megabytes a second on one core, beside one pass of one pattern over the same comments; and the hostile texts. */
export const pii = (): string[] => {
  const texts = comments(megabytes * megabyte)
  const reference = speedOf(texts, (text) => [...text.matchAll(/\d{13,19}/g)].length)
  const line = (name: string, speed: number) =>
    `${name.padEnd(28)} ${speed.toFixed(1)} MB/s, ${(speed / reference).toFixed(3)} of the reference`
  const structured = createDetector({ recognizers: registry })
  const everything = createDetector({ recognizers: [...registry, ...freeText] })
  const speed = (detector: Detector) => speedOf(texts, detector.detect)
  return [
    `${texts.length} comments, ${megabytes} MB, in en fr de es`,
    line(String.raw`reference /\d{13,19}/g`, reference),
    line('structured', speed(structured)),
    line('everything', speed(everything)),
    ...Object.entries(hostile).map(
      ([name, text]) => `hostile, ${name}: ${milliseconds(() => everything.detect(text)).toFixed(1)} ms`,
    ),
  ]
}
