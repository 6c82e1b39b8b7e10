/** A closed list, so that nothing but these words can reach a metric or a log: whatever else stands in a path is an id. */
const words = new Set(
  [
    'access_logs account apps attachments audits audit_logs brands chat_file_redactions chat_redactions comment_redactions',
    'comments count current cursor custom_roles deleted_tickets deleted_users deletion_schedules destroy_many export',
    'group_memberships groups',
    'incremental installations job_statuses me oauth organizations public_key.pem redact related requested restore_many search sessions settings show_many signing_secret tags',
    'ticket_events ticket_fields ticket_forms tickets tokens update_many users webhooks',
  ].flatMap((line) => line.split(' ')),
)

/** `/api/v2/tickets/35/comments.json` -> `/tickets/{id}/comments`: what metrics, logs and limits know a call by. */
export const resourceOf = (pathname: string): string =>
  pathname
    .replace(/^\/api\/v2(?=\/)/, '')
    .replace(/\.json$/, '')
    .split('/')
    .map((part) => (part === '' || words.has(part) ? part : '{id}'))
    .join('/')
