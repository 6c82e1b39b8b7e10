import type { Instant } from '../../../../core/time.ts'
import { secondsToLook } from '../looks.ts'
import { setIn } from '../versions.ts'
import { tagSome } from './batch.ts'
import { lookOn } from './look.ts'
import type { TaggingPorts } from './ports.ts'
import { settleOpen } from './settle.ts'
import type { Tagged } from './tagged.ts'

/** Of the thirty jobs that Zendesk runs for an account at once: runs and other apps start some, too. */
const jobsAtOnce = 5

/**
 * Moves on what gives every ticket its policy's tag, by one step: what is over is settled, then the next hundred are tagged,
 * then the next tickets are looked at. Only the version in force does so, and only once somebody has approved it. `settles`:
 * nothing new is begun, since a plan is being made, and what changes meanwhile is none of its.
 */
export const tagOn = async (
  ports: TaggingPorts,
  claim: number,
  now: Instant,
  { settles }: { readonly settles: boolean },
): Promise<Tagged> => {
  const standing = await ports.tagStanding()
  const { calls, versionId, stopped, putsBack } = standing
  const settled = calls.length === 0 ? undefined : await settleOpen(ports, calls, now)
  if (settled !== undefined) return settled
  const look = secondsToLook(ports, calls)
  const rest: Tagged = look === undefined ? { state: 'rests' } : { state: 'again', seconds: Math.max(1, look) }
  if (settles || versionId === null || stopped) return rest
  const version = await ports.version(versionId)
  if (version === undefined || calls.length >= jobsAtOnce) return rest
  const scene = { ports, claim, standing, version, set: setIn(version), putsBack, now }
  const moved = (await tagSome(scene)) ?? (await lookOn(scene))
  return moved.state === 'rests' ? rest : moved
}
