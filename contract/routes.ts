import { readDetection, saveDetection } from './detection.ts'
import {
  actOnAccessCase,
  assignAccessCase,
  judgeAccessCase,
  listAccessCases,
  noteOpening,
  showAccessCase,
  ticketAccesses,
} from './access.ts'
import { readAccessSettings, saveAccessSettings } from './access-settings.ts'
import { showAccessByDay } from './access-by-day.ts'
import { listAccessNotices, takeAccessNotices } from './access-notices.ts'
import { addSink, changeSink, listSinks, testSink } from './access-sinks.ts'
import { createDismissal, listDismissals, matchDismissals, takeBackDismissals } from './dismissals.ts'
import { ticketHistory } from './history.ts'
import { changeReading, showReading } from './history-scan.ts'
import { exportLedger } from './ledger.ts'
import { changeNativeSchedule, listNativeSchedules } from './native-schedules.ts'
import { listStrays, setPutsBack, showTagging } from './policy-tags.ts'
import { createRedactions } from './redactions.ts'
import { requestRedaction } from './requests.ts'
import { ticketRetention } from './ticket-retention.ts'
import * as retention from './retention.ts'
import { renewSession } from './session.ts'
import { showUnused } from './unused.ts'

/** Every route the server serves; a law compares it with what Fastify has registered. */
export const routes = [
  listAccessCases,
  showAccessCase,
  judgeAccessCase,
  assignAccessCase,
  actOnAccessCase,
  ticketAccesses,
  readAccessSettings,
  saveAccessSettings,
  noteOpening,
  showAccessByDay,
  listAccessNotices,
  takeAccessNotices,
  listSinks,
  addSink,
  changeSink,
  testSink,
  createRedactions,
  createDismissal,
  matchDismissals,
  listDismissals,
  takeBackDismissals,
  readDetection,
  saveDetection,
  ticketHistory,
  ticketRetention,
  requestRedaction,
  renewSession,
  retention.listPolicyVersions,
  retention.showPolicyVersion,
  retention.checkPolicies,
  retention.savePolicyVersion,
  retention.listPlans,
  retention.createPlan,
  retention.showPlan,
  retention.approvePlan,
  retention.listRuns,
  retention.startRun,
  retention.showRun,
  retention.pauseRun,
  retention.resumeRun,
  retention.cancelRun,
  retention.listRunTickets,
  retention.restoreTickets,
  retention.showCertificate,
  retention.printCertificate,
  retention.showSwitch,
  retention.setSwitch,
  showTagging,
  setPutsBack,
  listStrays,
  listNativeSchedules,
  changeNativeSchedule,
  showUnused,
  showReading,
  changeReading,
  exportLedger,
  { method: 'POST', path: '/app/:location' },
  { method: 'GET', path: '/app/assets/*' },
  { method: 'GET', path: '/connect' },
  { method: 'GET', path: '/connect/callback' },
  { method: 'POST', path: '/webhooks/zendesk/:hook' },
  { method: 'GET', path: '/healthz' },
  { method: 'GET', path: '/readyz' },
  { method: 'GET', path: '/metrics' },
] as const satisfies readonly { readonly method: 'GET' | 'POST'; readonly path: string }[]
