import type { Plan } from '../../../contract/retention.ts'
import type { Answer } from '../../api.ts'
import type { RetentionCalls } from './calls.ts'

/** The newest preview of a version that was made to its end, with what it counted; null where there is none yet. */
export const newestPlan = async (
  calls: Pick<RetentionCalls, 'plans' | 'plan'>,
  versionId: string,
): Promise<Answer<Plan | null>> => {
  const listed = await calls.plans()
  if (!listed.ok) return listed
  const found = listed.value.plans.find(
    ({ version_id, state }) => version_id === versionId && (state === 'ready' || state === 'refused'),
  )
  if (found === undefined) return { ok: true, value: null }
  const shown = await calls.plan(found.id)
  return shown.ok ? { ok: true, value: shown.value.plan } : shown
}
