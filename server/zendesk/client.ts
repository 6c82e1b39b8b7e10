import { accessLogs } from './access-logs.ts'
import { accountLists } from './account-lists.ts'
import { apps } from './apps.ts'
import { bulkTags } from './bulk-tags.ts'
import { auditLogs } from './audit-logs.ts'
import { chats } from './chats.ts'
import { comments } from './comments.ts'
import { customRoles } from './custom-roles.ts'
import { exports } from './exports.ts'
import { groups } from './groups.ts'
import { deletion } from './deletion.ts'
import { jobs } from './jobs.ts'
import { libraryOver } from './library.ts'
import { requesters } from './requesters.ts'
import { schedules } from './schedules.ts'
import { accountSettings } from './settings.ts'
import { tags } from './tags.ts'
import { team } from './team.ts'
import { tickets } from './tickets.ts'
import { transportFor, turnsFor, type TransportOptions } from './transport.ts'
import { users } from './users.ts'
import { webhooks } from './webhooks.ts'

/**
 * One tenant's Zendesk. Each call gives its value or throws a ZendeskError. Single records go through node-zendesk,
 * which knows their paths and wrappings; lists, and what it lacks or has wrong (redaction, app keys), go straight to the
 * same transport, since its own paging has no end and its words for those calls are missing.
 */
export const zendeskFor = (options: TransportOptions) => {
  const transport = transportFor(options)
  const turns = turnsFor(options)
  const library = libraryOver(transport, options.origin)
  return {
    ...tickets(library),
    ...comments(transport),
    ...chats(transport),
    ...tags(library),
    ...users(library, transport),
    ...groups(library),
    ...accountLists(transport),
    ...customRoles(library),
    ...accountSettings(library),
    ...apps(transport),
    ...webhooks(library, transport),
    ...exports(transport),
    ...schedules(transport),
    ...bulkTags(turns),
    ...accessLogs(transport),
    ...auditLogs(transport),
    ...team(transport),
    ...deletion(transport, turns),
    ...requesters(transport, turns),
    ...jobs(transport),
  }
}

export type ZendeskClient = ReturnType<typeof zendeskFor>
