import type { Plan } from '../../../contract/retention.ts'
import type { Answer } from '../../api.ts'
import type { RetentionCalls } from './calls.ts'

/**
 * The newest preview of a version that was made to its end, with what it counted; null where there is none yet. In one that a
 * schedule made for some of the policies, nothing is due under the others: it tells nothing of them.
 */
export const newestPlan = async (
  calls: Pick<RetentionCalls, 'plans' | 'plan'>,
  versionId: string,
  names: readonly string[],
): Promise<Answer<Plan | null>> => {
  const listed = await calls.plans()
  if (!listed.ok) return listed
  const found = listed.value.plans.find(
    ({ version_id, state, policies = names }) =>
      version_id === versionId &&
      (state === 'ready' || state === 'refused') &&
      names.every((name) => policies.includes(name)),
  )
  if (found === undefined) return { ok: true, value: null }
  const shown = await calls.plan(found.id)
  return shown.ok ? { ok: true, value: shown.value.plan } : shown
}
