import { titleOf, type CaseMessage, type MessageType } from './message.ts'

/** OCSF's Detection Finding: category 2 (Findings), class 2004. */
const classUid = 2004
const version = '1.3.0'

const activities: Readonly<Record<MessageType, { readonly id: number; readonly name: string }>> = {
  'case.opened': { id: 1, name: 'Create' },
  'case.updated': { id: 2, name: 'Update' },
  'case.judged': { id: 2, name: 'Update' },
  'case.closed': { id: 3, name: 'Close' },
  test: { id: 99, name: 'Test' },
}
const severities = {
  low: { id: 2, name: 'Low' },
  medium: { id: 3, name: 'Medium' },
  high: { id: 4, name: 'High' },
} as const
/** What a person has made of it: expected is Suppressed, wrong is Resolved as nothing. */
const statuses = {
  new: { id: 1, name: 'New' },
  'needs-action': { id: 2, name: 'In Progress' },
  expected: { id: 3, name: 'Suppressed' },
  wrong: { id: 4, name: 'Resolved' },
} as const

/** Times are milliseconds since 1970, as OCSF's `timestamp_t` has them. */
export const ocsfOf = (message: CaseMessage, id: string): Readonly<Record<string, unknown>> => {
  const { type, kind, agent_id, start, end } = message
  const [activity, severity, status] = [activities[type], severities[message.severity], statuses[message.status]]
  const [first, last] = [Date.parse(start), Date.parse(end)]
  return {
    activity_id: activity.id,
    activity_name: activity.name,
    category_uid: 2,
    category_name: 'Findings',
    class_uid: classUid,
    class_name: 'Detection Finding',
    type_uid: classUid * 100 + activity.id,
    time: Date.parse(message.at),
    start_time: first,
    end_time: last,
    severity_id: severity.id,
    severity: severity.name,
    status_id: status.id,
    status: status.name,
    message: titleOf(message),
    metadata: { version, uid: id, product: { name: 'custos', vendor_name: 'custos' } },
    finding_info: {
      uid: message.case_id,
      title: titleOf(message),
      types: [kind, ...message.also],
      created_time: Date.parse(message.detected_at),
      modified_time: Date.parse(message.at),
      first_seen_time: first,
      last_seen_time: last,
    },
    resources: [{ type: 'Zendesk agent', uid: String(agent_id) }],
    unmapped: {
      score: message.score,
      observed: message.observed,
      usual: message.usual,
      figures: message.figures,
    },
  }
}
