import * as z from 'zod/mini'
import { nativeConflicts } from '../core/retention/native-conflicts.ts'
import { id } from './source.ts'

/** How one of Zendesk's own schedules and the policies in force get along; `name` is the policy or the hold. */
const conflict = z.object({ code: z.enum(nativeConflicts), name: z.optional(z.string()) })

export const nativeSchedule = z.object({
  id,
  title: z.string(),
  active: z.boolean(),
  /** Since the last update, ISO 8601; null where Zendesk's conditions are others. */
  period: z.nullable(z.string()),
  /** When it would delete, at the earliest, a ticket that is closed now and never touched again; null: can't be told. */
  deletes_at: z.nullable(z.string()),
  conflicts: z.array(conflict),
})
export type NativeSchedule = z.infer<typeof nativeSchedule>

/** `policies`: those in force, and when the same ticket would be due under each; null under one that deletes nothing. */
const schedules = z.object({
  schedules: z.array(nativeSchedule),
  policies: z.array(
    z.object({ name: z.string(), title: z.record(z.string(), z.string()), due_at: z.nullable(z.string()) }),
  ),
})
export type NativeSchedules = z.infer<typeof schedules>

/** For administrators only; Zendesk is asked each time, since it is changed there, too. */
export const listNativeSchedules = { method: 'GET', path: '/api/native-schedules', response: schedules } as const

const period = z.string().check(z.regex(/^P(?=\d)(\d{1,4}Y)?(\d{1,5}M)?(\d{1,5}W)?(\d{1,6}D)?$/))

/**
 * What would be active while a hold is in force, or sooner than a policy, is refused with `native-conflict` unless
 * `despite` says that whoever asks has seen it.
 */
export const changeNativeSchedule = {
  method: 'POST',
  path: '/api/native-schedules',
  body: z.union([
    z.strictObject({
      do: z.literal('create'),
      title: z.string().check(z.minLength(1), z.maxLength(100)),
      period,
      active: z.boolean(),
      despite: z.boolean(),
    }),
    z.strictObject({ do: z.literal('switch-on'), id, despite: z.boolean() }),
    z.strictObject({ do: z.literal('switch-off'), id }),
  ]),
  response: schedules,
} as const
export type NativeWish = z.infer<typeof changeNativeSchedule.body>
