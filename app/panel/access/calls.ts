import {
  actOnAccessCase,
  assignAccessCase,
  judgeAccessCase,
  listAccessCases,
  showAccessCase,
  type AccessVerdict,
} from '../../../contract/access.ts'
import { showAccessByDay } from '../../../contract/access-by-day.ts'
import type { Api } from '../../api.ts'
import { pathOf } from '../parts/path.ts'

export type AccessAction = 'end-sessions' | 'suspend'

/** What this page asks of the server, each by the contract's own route. */
export const accessCalls = ({ call }: Pick<Api, 'call'>) => ({
  /** All of them, or those of one day. */
  list: (day?: string) =>
    day === undefined
      ? call(listAccessCases)
      : call(listAccessCases, undefined, `${listAccessCases.path}?${new URLSearchParams({ day })}`),
  byDay: () => call(showAccessByDay),
  detail: (case_id: string) => call(showAccessCase, undefined, pathOf(showAccessCase.path, { case_id })),
  judge: (case_id: string, verdict: AccessVerdict) =>
    call(judgeAccessCase, verdict, pathOf(judgeAccessCase.path, { case_id })),
  assign: (case_id: string, user_id: number | null) =>
    call(assignAccessCase, { user_id }, pathOf(assignAccessCase.path, { case_id })),
  act: (case_id: string, request_id: string, action: AccessAction) =>
    call(actOnAccessCase, { request_id, action }, pathOf(actOnAccessCase.path, { case_id })),
})

export type AccessCalls = ReturnType<typeof accessCalls>
