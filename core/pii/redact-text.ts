import type { Finding } from './finding.ts'
import { mask } from './mask.ts'

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

/** The text with each finding replaced. Findings must be in order and apart, as `detect` gives them. */
export const redactText = (
  text: string,
  findings: readonly Pick<Finding, 'type' | 'start' | 'end'>[],
  style: RedactionStyle = 'mask',
): string => {
  let at = 0
  let redacted = ''
  for (const finding of findings) {
    redacted += text.slice(at, finding.start) + replacement(style, finding, text.slice(finding.start, finding.end))
    at = finding.end
  }
  return redacted + text.slice(at)
}
