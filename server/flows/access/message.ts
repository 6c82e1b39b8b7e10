import { kinds, type Anomaly, type Kind } from '../../../core/access/index.ts'
import { figuresIn, type CaseMessage, type MessageType } from '../../../core/access/sinks/message.ts'
import type { Instant } from '../../../core/time.ts'

interface Told {
  readonly id: string
  readonly actor: number
  readonly kind: string
  readonly detectedAt: Instant
  readonly score: number
  readonly severity: number
  readonly status: CaseMessage['status']
  readonly told: object
}

const severityNames = ['low', 'medium', 'high'] as const
const instant = (at: number): Instant => new Date(at).toISOString()
const kindOf = (name: string): Kind => kinds.find((kind) => kind === name) ?? 'mass_view'

/** What a destination is told of a case. Its cause, its detail and its events stay here: they may name a customer. */
export const messageOf = (type: MessageType, found: Told, at: Instant): CaseMessage => {
  const { observed, usual, start, end, factors, also } = found.told as Anomaly
  return {
    type,
    at,
    case_id: found.id,
    agent_id: found.actor,
    kind: kindOf(found.kind),
    also: [...also],
    severity: severityNames[found.severity - 1] ?? 'low',
    score: found.score,
    status: found.status,
    observed,
    usual,
    start: instant(start),
    end: instant(end),
    detected_at: found.detectedAt,
    figures: figuresIn(factors),
  }
}
