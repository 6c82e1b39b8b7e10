import type { Finding } from './finding.ts'
import { mask } from './mask.ts'
import { everyPlace } from './value-places.ts'

export const redactionStyles = ['mask', 'label', 'fixed'] as const
export type RedactionStyle = (typeof redactionStyles)[number]

const replacement = (style: RedactionStyle, finding: Pick<Finding, 'type'>, value: string): string => {
  switch (style) {
    case 'mask':
      return mask(finding.type, value)
    case 'label':
      return `[${finding.type}]`
    case 'fixed':
      return '▇▇▇▇'
  }
}

/**
 * The text with each finding replaced, and each further place of a value that is sure. Findings must be in order and apart, as
 * `detect` gives them.
 */
export const redactText = (
  text: string,
  findings: readonly Pick<Finding, 'type' | 'start' | 'end' | 'score'>[],
  style: RedactionStyle = 'mask',
): string => {
  let at = 0
  let redacted = ''
  for (const { type, start, end } of everyPlace(text, findings)) {
    redacted += text.slice(at, start) + replacement(style, { type }, text.slice(start, end))
    at = end
  }
  return redacted + text.slice(at)
}

/** What a replacement uncovers is one or two places; more rounds than this are a text made to cost them. */
const mostRounds = 12

/**
 * Redacts until nothing more is found: a value that another one had covered, or that a nearer word had spoken against, may
 * show once that is gone. What comes out redacted goes through again unchanged.
 */
export const redact = (
  text: string,
  detect: (text: string) => readonly Finding[],
  style: RedactionStyle = 'mask',
): string => {
  let redacted = text
  for (let round = 0; round < mostRounds; round += 1) {
    const findings = detect(redacted)
    if (findings.length === 0) return redacted
    redacted = redactText(redacted, findings, style)
  }
  return redacted
}
