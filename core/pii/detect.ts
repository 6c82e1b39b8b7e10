import { createDetector, type Detector, type DetectorOptions } from './detector.ts'
import type { Finding } from './finding.ts'
import { registry } from './registry.ts'

export type DetectOptions = Omit<DetectorOptions, 'recognizers'>

/** Options are often the same object, text after text: what was compiled from it is kept as long as it is. */
const compiled = new WeakMap<DetectOptions, Detector>()
const standard: DetectOptions = {}

const detectorFor = (options: DetectOptions): Detector => {
  const before = compiled.get(options)
  if (before !== undefined) return before
  const made = createDetector({ recognizers: registry, ...options })
  compiled.set(options, made)
  return made
}

/** Every structured kind in a text, with the defaults where no options are given. */
export const detect = (text: string, options: DetectOptions = standard): Finding[] => detectorFor(options).detect(text)
