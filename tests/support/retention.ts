import { expect, vi } from 'vitest'
import type { Plan, PolicyVersion, Run } from '../../contract/retention.ts'
import type { Session } from '../../contract/session.ts'
import { json, openSidebar, post } from '../../server/cli/demo/agent.ts'
import type { Ticket } from '../../simulator/records.ts'
import { writeTicket } from '../../simulator/seed/write.ts'
import type { Simulator } from '../../simulator/simulator.ts'
import type { Stage } from './stage.ts'

/** Solved tickets of one customer, tagged `kill_test`, so many days old each. */
export const writeTickets = (simulator: Simulator, days: readonly number[]): Ticket[] => {
  const customer = [...simulator.state.users.values()].find(({ role }) => role === 'end-user')?.id ?? 0
  return days.map((daysAgo, index) =>
    writeTicket(simulator.world, {
      subject: `Question ${index}`,
      daysAgo,
      requester: customer,
      status: 'solved',
      tags: ['kill_test'],
      comments: [{ by: customer, body: 'Où est mon colis ?' }],
    }),
  )
}

/** How often a job of this kind says of each ticket that it is done. */
export const doneByJobs = ({ simulator }: Stage, jobType: string): ReadonlyMap<number, number> => {
  const times = new Map<number, number>()
  for (const { job_type, results } of simulator.state.jobs.values()) {
    if (job_type !== jobType) continue
    for (const { id, success } of results ?? []) if (success === true) times.set(id, (times.get(id) ?? 0) + 1)
  }
  return times
}

const patiently = { timeout: 90_000, interval: 200 }

/** Two administrators at their panels, over the wire. */
export const administrators = async (stage: Stage) => {
  const admins = [...stage.simulator.state.users.values()].filter(({ role }) => role === 'admin')
  const author = stage.userNamed('Claire Fontaine')
  const other = admins.find(({ id }) => id !== author)?.id ?? 0
  const sessions: Record<'author' | 'other', Session> = {
    author: await openSidebar(stage.addresses, 7001, author),
    other: await openSidebar(stage.addresses, 7001, other),
  }

  const ask = async <T>(who: keyof typeof sessions, path: string, body?: object, server = stage.server): Promise<T> => {
    const authorization = { authorization: `Bearer ${sessions[who].token}` }
    const url = `${server}/api/retention${path}`
    return json<T>(await fetch(url, body === undefined ? { headers: authorization } : post(body, authorization)), path)
  }
  const run = async (id: string, server?: string) =>
    (await ask<{ run: Run }>('author', `/runs/${id}`, undefined, server)).run

  /** Written by one and previewed. */
  const planFor = async (text: string): Promise<Plan> => {
    const { version } = await ask<{ version: PolicyVersion }>('author', '/versions', {
      text,
      base_version_id: null,
    })
    const made = await ask<{ plan: Plan }>('author', '/plans', { version_id: version.id })
    const show = async () => (await ask<{ plan: Plan }>('other', `/plans/${made.plan.id}`)).plan
    await vi.waitFor(async () => expect((await show()).state).not.toBe('building'), patiently)
    return show()
  }
  const approve = (plan: Plan) => ask('other', `/plans/${plan.id}/approve`, { hash: plan.hash })

  return {
    ask,
    run,
    planFor,
    approve,
    /** Written by one, previewed, approved by the other, and set going. */
    startRun: async (text: string): Promise<{ readonly plan: Plan; readonly run: Run }> => {
      const plan = await planFor(text)
      await approve(plan)
      const { run: begun } = await ask<{ run: Run }>('other', '/runs', { plan_id: plan.id, hash: plan.hash })
      return { plan, run: begun }
    },
    untilRun: async (id: string, state: Run['state'], server?: string): Promise<Run> => {
      await vi.waitFor(async () => expect((await run(id, server)).state).toBe(state), patiently)
      return run(id, server)
    },
    certificate: async (id: string, server?: string) =>
      (await ask<{ jws: string }>('other', `/runs/${id}/certificate`, undefined, server)).jws,
  }
}
