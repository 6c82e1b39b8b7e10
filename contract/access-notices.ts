import * as z from 'zod/mini'
import { accessKind } from './access.ts'
import { id } from './source.ts'

/** How many notices are told at once. */
export const mostNotices = 20

const notice = z.object({ id: z.uuid(), actor_id: id, kind: accessKind, detected_at: z.string() })
export type AccessNotice = z.infer<typeof notice>

/**
 * New grave cases that the caller has not been told of yet, oldest first. The answer's ETag names it: sent back as
 * If-None-Match it is answered with 304 as long as nothing is new. Not found for whoever may not watch.
 */
export const listAccessNotices = {
  method: 'GET',
  path: '/api/access/notices',
  response: z.object({ cases: z.array(notice).check(z.maxLength(mostNotices)) }),
} as const

/** Takes cases to be told to the caller: each is given once, to whichever of their pages asks first. */
export const takeAccessNotices = {
  method: 'POST',
  path: '/api/access/notices',
  body: z.strictObject({ case_ids: z.array(z.uuid()).check(z.minLength(1), z.maxLength(mostNotices)) }),
  response: z.object({ case_ids: z.array(z.uuid()) }),
} as const
