import type { DetectionSettings } from '../../../../contract/detection.ts'
import { isFreeText } from '../../../../core/pii/account/rules.ts'
import type { Finding } from '../../../../core/pii/finding.ts'
import type { NearMiss } from '../../../../core/pii/near-miss.ts'

/** What a text comes to under some settings. It holds values, and stays in this page's memory. */
export interface Trial {
  readonly text: string
  readonly findings: readonly Finding[]
  readonly nearMisses: readonly NearMiss[]
  readonly redacted: string
}

/** Whether a finding would start checked in the sidebar: names and addresses never do. */
export const isSure = ({ type, score }: Finding, { automatic_at }: Pick<DetectionSettings, 'automatic_at'>): boolean =>
  score >= automatic_at && !isFreeText(type)

/** Tries a text by the settings, the packs they ask for fetched first. */
export type Try = (settings: DetectionSettings, text: string) => Promise<Trial>

/** A stretch of the text: plain, a finding, or a near miss by its place in the list. */
export interface Stretch {
  readonly text: string
  readonly is: 'text' | 'finding' | 'near-miss'
  readonly index: number
}

interface Placed {
  readonly start: number
  readonly end: number
  readonly is: 'finding' | 'near-miss'
  readonly index: number
}

const placed = ({ findings, nearMisses }: Trial): readonly Placed[] =>
  [
    ...findings.map(({ start, end }, index): Placed => ({ start, end, is: 'finding', index })),
    ...nearMisses.map(({ start, end }, index): Placed => ({ start, end, is: 'near-miss', index })),
  ].sort((one, other) => one.start - other.start || other.end - one.end)

/** The text up to `end` in stretches; of places that overlap the first is marked. */
export const stretchesOf = (trial: Trial, end = trial.text.length): readonly Stretch[] => {
  const stretches: Stretch[] = []
  let done = 0
  for (const place of placed(trial)) {
    if (place.start < done || place.end > end) continue
    if (place.start > done) stretches.push({ text: trial.text.slice(done, place.start), is: 'text', index: done })
    stretches.push({ text: trial.text.slice(place.start, place.end), is: place.is, index: place.index })
    done = place.end
  }
  if (done < end) stretches.push({ text: trial.text.slice(done, end), is: 'text', index: done })
  return stretches
}

/** Not in the middle of a character that takes two units. */
export const cutAt = (text: string, most: number): number => {
  if (text.length <= most) return text.length
  const code = text.charCodeAt(most - 1)
  return code >= 0xd800 && code <= 0xdbff ? most - 1 : most
}
