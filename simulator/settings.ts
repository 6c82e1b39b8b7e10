/** What differs from account to account, and what this page of Zendesk's documents leaves open. */
export interface Settings {
  plan: keyof typeof requestsPerMinute
  high_volume: boolean
  /** What the account has agreed with Zendesk beyond its plan; 0 where it has not. */
  agreed_requests_per_minute: number
  /** Off for benches that measure something else. */
  rate_limits: boolean
  /** The tickets' side of "any PUT that updates tickets": the stricter reading counts redactions too. */
  redactions_count_as_updates: boolean
  agent_ticket_deletion: boolean
  /** Current accounts let an admin change a closed ticket's tags; older ones refuse. */
  admins_may_tag_closed: boolean
  admins_may_tag_archived: boolean
  archive_after_days: number
  /** Whether a job names each item that failed; otherwise it tells only its place among those that were asked for. */
  job_failures_name_ids: boolean
  /** Whether the number of tickets that a user has requested counts deleted ones until they are gone for good. */
  related_counts_deleted: boolean
  /** Whether a second change in one second moves the stamp on: a safe update notices it, and the stamp is ahead of the clock. */
  stamps_always_move: boolean
  /** Whether tickets asked for by their ids come though they are deleted: the documents don't say. */
  show_many_lists_deleted: boolean
  /** Zendesk's own privacy add-on: an access log, and ten deletion schedules at work where there is one without it. */
  privacy_add_on: boolean
  /** How long the background job takes that cleans the original of an e-mail. */
  email_original_delay_seconds: number
  /** How long a job waits, how long it is at work then, and how long after its end Zendesk knows of it. */
  job_delay_seconds: number
  job_working_seconds: number
  job_kept_seconds: number
  /** The documents have two forms of a job's end: `2018-03-08 10:07:04 +0000` and `Fri Apr 13 02:51:53 +0000 2012`. */
  job_ends_in_words: boolean
  /** Whether several jobs asked for at once come with their results: the documents' example has none. */
  many_jobs_with_results: boolean
  /** Whether a list of tickets with a change each may add and remove tags: documented for one change of several alone. */
  ticket_list_takes_tags: boolean
  /** How long a cursor of the access log is good for: the documents don't say. */
  access_log_cursor_seconds: number
  oauth_default_expires_in: number
  webhook_timeout_ms: number
  webhook_retry_delay_ms: number
  circuit_breaker: boolean
  /** Which envelope the account sends: the two versions differ in this field alone. */
  event_version: '2022-06-20' | '2022-11-06'
}

export const requestsPerMinute = {
  essential: 10,
  team: 200,
  professional: 400,
  enterprise: 700,
  suite_team: 200,
  suite_growth: 400,
  suite_professional: 400,
  suite_enterprise: 700,
  suite_enterprise_plus: 2500,
} as const

export const defaultSettings: Readonly<Settings> = {
  plan: 'suite_enterprise',
  high_volume: false,
  agreed_requests_per_minute: 0,
  rate_limits: true,
  redactions_count_as_updates: true,
  agent_ticket_deletion: false,
  admins_may_tag_closed: true,
  admins_may_tag_archived: false,
  archive_after_days: 120,
  job_failures_name_ids: true,
  related_counts_deleted: true,
  stamps_always_move: true,
  show_many_lists_deleted: false,
  privacy_add_on: false,
  email_original_delay_seconds: 60,
  job_delay_seconds: 1,
  job_working_seconds: 0,
  job_kept_seconds: 3600,
  job_ends_in_words: false,
  many_jobs_with_results: true,
  ticket_list_takes_tags: false,
  access_log_cursor_seconds: 3600,
  oauth_default_expires_in: 1800,
  webhook_timeout_ms: 12_000,
  webhook_retry_delay_ms: 500,
  circuit_breaker: true,
  event_version: '2022-11-06',
}

/** Takes what is known and of the right type; names what isn't. */
export const changeSettings = (settings: Settings, changes: Readonly<Record<string, unknown>>): string[] => {
  const refused: string[] = []
  for (const [name, value] of Object.entries(changes)) {
    const fits = Object.hasOwn(settings, name) && typeof value === typeof settings[name as keyof Settings]
    const isPlan = name !== 'plan' || Object.hasOwn(requestsPerMinute, String(value))
    if (fits && isPlan) Object.assign(settings, { [name]: value })
    else refused.push(name)
  }
  return refused
}
