import { Migrator, type Migration } from 'kysely/migration'
import type { Kysely } from 'kysely'
import { tenants } from './0001-tenants.ts'
import { ledger } from './0002-ledger.ts'
import { redaction } from './0003-redaction.ts'
import { detection } from './0004-detection.ts'
import { retention } from './0005-retention.ts'
import { history } from './0006-history.ts'
import { access } from './0007-access.ts'
import { accessSettings } from './0008-access-settings.ts'
import { accessTold } from './0010-access-told.ts'
import { policyTags } from './0011-policy-tags.ts'
import { accessSources } from './0012-access-sources.ts'
import { planTicketsWaiting } from './0013-plan-tickets-waiting.ts'
import { requesters } from './0014-requesters.ts'
import { accessSinks } from './0015-access-sinks.ts'
import { accessVerdicts } from './0016-access-verdicts.ts'
import { accessSuspensions } from './0017-access-suspensions.ts'
import { accessStreamsMoved } from './0018-access-streams-moved.ts'
import { planOfSchedule } from './0019-plan-of-schedule.ts'
import { planTicketsHolds } from './0020-plan-tickets-holds.ts'
import { plansEmptied } from './0021-plans-emptied.ts'
import { accessStreamsFailing } from './0022-access-streams-failing.ts'
import { changedAt } from './0023-changed-at.ts'
import { planTicketsRedacted } from './0024-plan-tickets-redacted.ts'
import { jobLooks } from './0025-job-looks.ts'
import { accessOpenings } from './0028-access-openings.ts'
import { broughtBack } from './0029-brought-back.ts'
import { marksOff } from './0031-marks-off.ts'
import { dismissalsTakenBack } from './0033-dismissals-taken-back.ts'
import { ledgerChecks } from './0034-ledger-checks.ts'
import { planTicketsTries } from './0035-plan-tickets-tries.ts'
import { planTicketsMarked } from './0038-plan-tickets-marked.ts'
import { intentsOfRun } from './0036-intents-of-run.ts'
import { runsWaitFor } from './0037-runs-wait-for.ts'

/** In order, for ever: a migration that has run anywhere is never edited, only followed by another. */
const migrations: Record<string, Migration> = {
  '0001-tenants': tenants,
  '0002-ledger': ledger,
  '0003-redaction': redaction,
  '0004-detection': detection,
  '0005-retention': retention,
  '0006-history': history,
  '0007-access': access,
  '0008-access-settings': accessSettings,
  '0010-access-told': accessTold,
  '0011-policy-tags': policyTags,
  '0012-access-sources': accessSources,
  '0013-plan-tickets-waiting': planTicketsWaiting,
  '0014-requesters': requesters,
  '0015-access-sinks': accessSinks,
  '0016-access-verdicts': accessVerdicts,
  '0017-access-suspensions': accessSuspensions,
  '0018-access-streams-moved': accessStreamsMoved,
  '0019-plan-of-schedule': planOfSchedule,
  '0020-plan-tickets-holds': planTicketsHolds,
  '0021-plans-emptied': plansEmptied,
  '0022-access-streams-failing': accessStreamsFailing,
  '0023-changed-at': changedAt,
  '0024-plan-tickets-redacted': planTicketsRedacted,
  '0025-job-looks': jobLooks,
  '0028-access-openings': accessOpenings,
  '0029-brought-back': broughtBack,
  '0031-marks-off': marksOff,
  '0033-dismissals-taken-back': dismissalsTakenBack,
  '0034-ledger-checks': ledgerChecks,
  '0035-plan-tickets-tries': planTicketsTries,
  '0036-intents-of-run': intentsOfRun,
  '0037-runs-wait-for': runsWaitFor,
  '0038-plan-tickets-marked': planTicketsMarked,
}

/** Brings the database to this version. Processes that start together wait for each other; the second finds nothing to do. */
export const migrate = async <T>(db: Kysely<T>): Promise<void> => {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } })
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined) throw error instanceof Error ? error : new Error('migration failed', { cause: error })
}
