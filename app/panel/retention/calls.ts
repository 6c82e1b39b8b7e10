import {
  approvePlan,
  cancelRun,
  checkPolicies,
  createPlan,
  listPlans,
  listPolicyVersions,
  listRuns,
  listRunTickets,
  pauseRun,
  printCertificate,
  restoreTickets,
  resumeRun,
  savePolicyVersion,
  setSwitch,
  showCertificate,
  showPlan,
  showPolicyVersion,
  showRun,
  showSwitch,
  startRun,
  type ticketStates,
} from '../../../contract/retention.ts'
import { listStrays, setPutsBack, showTagging, type strayStates } from '../../../contract/policy-tags.ts'
import { changeReading, showReading, type ReadingWish } from '../../../contract/history-scan.ts'
import { showUnused } from '../../../contract/unused.ts'
import type { Api } from '../../api.ts'
import { pathOf } from '../parts/path.ts'

export type TicketState = (typeof ticketStates)[number]

/** What this page asks of the server, each by the contract's own route. */
export const retentionCalls = ({ call, file }: Pick<Api, 'call' | 'file'>) => {
  const ofRun = (path: string, run_id: string) => pathOf(path, { run_id })
  return {
    versions: () => call(listPolicyVersions),
    version: (version_id: string) => call(showPolicyVersion, undefined, pathOf(showPolicyVersion.path, { version_id })),
    check: (text: string) => call(checkPolicies, { text }),
    save: (text: string, base_version_id: string | null) => call(savePolicyVersion, { text, base_version_id }),
    plans: () => call(listPlans),
    plan: (plan_id: string) => call(showPlan, undefined, pathOf(showPlan.path, { plan_id })),
    preview: (version_id: string) => call(createPlan, { version_id }),
    approve: (plan_id: string, hash: string) => call(approvePlan, { hash }, pathOf(approvePlan.path, { plan_id })),
    start: (plan_id: string, hash: string) => call(startRun, { plan_id, hash }),
    runs: () => call(listRuns),
    run: (run_id: string) => call(showRun, undefined, ofRun(showRun.path, run_id)),
    pause: (run_id: string) => call(pauseRun, undefined, ofRun(pauseRun.path, run_id)),
    resume: (run_id: string) => call(resumeRun, undefined, ofRun(resumeRun.path, run_id)),
    cancel: (run_id: string) => call(cancelRun, undefined, ofRun(cancelRun.path, run_id)),
    tickets: (run_id: string, after: number, state: TicketState | undefined) => {
      const query = new URLSearchParams({ after: String(after), ...(state === undefined ? {} : { state }) })
      return call(listRunTickets, undefined, `${ofRun(listRunTickets.path, run_id)}?${query}`)
    },
    restore: (run_id: string, ticket_ids: readonly number[]) =>
      call(restoreTickets, { ticket_ids }, ofRun(restoreTickets.path, run_id)),
    certificate: (run_id: string) => call(showCertificate, undefined, ofRun(showCertificate.path, run_id)),
    printed: (run_id: string, language: string) =>
      file(printCertificate.method, `${ofRun(printCertificate.path, run_id)}?${new URLSearchParams({ language })}`),
    reading: () => call(showReading),
    read: (wish: ReadingWish) => call(changeReading, wish),
    tagging: () => call(showTagging),
    putBack: (puts_back: boolean) => call(setPutsBack, { puts_back }),
    strays: (state: (typeof strayStates)[number], after: number) =>
      call(listStrays, undefined, `${listStrays.path}?${new URLSearchParams({ state, after: String(after) })}`),
    unused: () => call(showUnused),
    stopSwitch: () => call(showSwitch),
    setSwitch: (stopped: boolean) => call(setSwitch, { stopped }),
  }
}

export type RetentionCalls = ReturnType<typeof retentionCalls>
