import type { AppKey } from './apps/keys.ts'
import { appRoutes } from './apps/routes.ts'
import { controlRoutes, type Controls } from './control/control.ts'
import { controlLogRoutes } from './control/logs.ts'
import { controlTicketRoutes } from './control/tickets.ts'
import { oauthRoutes } from './oauth/routes.ts'
import { pageRoutes } from './pages/routes.ts'
import { accountRoutes } from './resources/account.ts'
import { attachmentRoutes } from './resources/attachments.ts'
import { auditRoutes } from './resources/audits.ts'
import { bulkRoutes } from './resources/bulk.ts'
import { chatRoutes } from './resources/chat.ts'
import { commentRoutes } from './resources/comments.ts'
import { deletedUserRoutes } from './resources/deleted-users.ts'
import { deletionRoutes } from './resources/deletion.ts'
import { editRoutes } from './resources/edits.ts'
import { exportRoutes } from './resources/exports.ts'
import { formRoutes } from './resources/forms.ts'
import { jobRoutes } from './resources/jobs.ts'
import { logRoutes } from './resources/logs.ts'
import { redactionRoutes } from './resources/redactions.ts'
import { requestedRoutes } from './resources/requested.ts'
import { scheduleRoutes } from './resources/schedules.ts'
import { searchRoutes } from './resources/search.ts'
import { sessionRoutes } from './resources/sessions.ts'
import { tagRoutes } from './resources/tags.ts'
import { ticketRoutes } from './resources/tickets.ts'
import { userRoutes } from './resources/users.ts'
import { webhookRoutes } from './webhooks/routes.ts'
import type { Route } from './wire/route.ts'

/** Everything the simulator answers; what isn't here is a 501. */
export const routesOf = (key: AppKey, controls: Controls, workspace?: string): readonly Route[] => [
  ...ticketRoutes,
  ...commentRoutes,
  ...auditRoutes,
  ...redactionRoutes,
  ...chatRoutes,
  ...bulkRoutes,
  ...jobRoutes,
  ...webhookRoutes,
  ...tagRoutes,
  ...attachmentRoutes,
  ...userRoutes,
  ...accountRoutes,
  ...formRoutes,
  ...exportRoutes,
  ...searchRoutes,
  ...deletionRoutes,
  ...deletedUserRoutes,
  ...requestedRoutes,
  ...scheduleRoutes,
  ...editRoutes,
  ...logRoutes,
  ...oauthRoutes,
  ...appRoutes(key),
  ...sessionRoutes,
  ...controlTicketRoutes,
  ...controlLogRoutes,
  ...controlRoutes(controls),
  ...pageRoutes(workspace),
]
