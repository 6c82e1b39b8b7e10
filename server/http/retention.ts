import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import * as contract from '../../contract/retention.ts'
import { certificateOfRun } from '../flows/retention/certify.ts'
import { approvePlan, createPlan, listPlans, showPlan } from '../flows/retention/plans.ts'
import { listTickets, restoreTickets } from '../flows/retention/restore.ts'
import { listRuns, orderRun, setSwitch, showRun, showSwitch, startRun, type Order } from '../flows/retention/runs.ts'
import { checkText, listVersions, saveVersion, showVersion } from '../flows/retention/versions.ts'
import { callerOf } from './bearer.ts'
import { printed } from './certificate-pdf.ts'
import { refuse } from './problem.ts'
import { languageOf } from './texts.ts'
import { viewerOf } from './viewer.ts'

const typed = (app: FastifyInstance) => app.withTypeProvider<ZodTypeProvider>()

/** A policy file may be as long as its own reader takes it; what is longer is told so by that reader, with a code. */
const policyBody = { bodyLimit: 4_500_000 } as const

const versions = (app: FastifyInstance): void => {
  const { listPolicyVersions, showPolicyVersion, checkPolicies, savePolicyVersion } = contract
  typed(app).get(
    listPolicyVersions.path,
    { schema: { response: { 200: listPolicyVersions.response } } },
    async (request, reply) => {
      const { session, account } = callerOf(request)
      const listed = await listVersions(account.retention, session.userId)
      return listed.ok ? reply.send({ versions: listed.versions }) : refuse(request, reply, listed)
    },
  )
  typed(app).get(
    showPolicyVersion.path,
    { schema: { params: showPolicyVersion.params, response: { 200: showPolicyVersion.response } } },
    async (request, reply) => {
      const { session, account } = callerOf(request)
      const shown = await showVersion(account.retention, session.userId, request.params.version_id)
      return shown.ok ? reply.send({ version: shown.version, text: shown.text }) : refuse(request, reply, shown)
    },
  )
  typed(app).post(
    checkPolicies.path,
    { ...policyBody, schema: { body: checkPolicies.body, response: { 200: checkPolicies.response } } },
    async (request, reply) => {
      const { session, account } = callerOf(request)
      const checked = await checkText(account.retention, session.userId, request.body.text)
      if (!checked.ok) return refuse(request, reply, checked)
      return reply.send({ problems: checked.problems, warnings: checked.warnings })
    },
  )
  typed(app).post(
    savePolicyVersion.path,
    { ...policyBody, schema: { body: savePolicyVersion.body, response: { 200: savePolicyVersion.response } } },
    async (request, reply) => {
      const { session, account } = callerOf(request)
      const saved = await saveVersion(account.retention, session.userId, request.body)
      if (!saved.ok) return refuse(request, reply, saved)
      return reply.send(
        saved.saved ? { saved: true, version: saved.version } : { saved: false, problems: saved.problems },
      )
    },
  )
}

const plans = (app: FastifyInstance): void => {
  typed(app).get(
    contract.listPlans.path,
    { schema: { response: { 200: contract.listPlans.response } } },
    async (request, reply) => {
      const { session, account } = callerOf(request)
      const listed = await listPlans(account.retention, session.userId)
      return listed.ok ? reply.send({ plans: listed.plans }) : refuse(request, reply, listed)
    },
  )
  typed(app).post(
    contract.createPlan.path,
    { schema: { body: contract.createPlan.body, response: { 200: contract.createPlan.response } } },
    async (request, reply) => {
      const { session, account } = callerOf(request)
      const made = await createPlan(account.retention, session.userId, request.body.version_id)
      return made.ok ? reply.send({ plan: made.plan }) : refuse(request, reply, made)
    },
  )
  typed(app).get(
    contract.showPlan.path,
    { schema: { params: contract.showPlan.params, response: { 200: contract.showPlan.response } } },
    async (request, reply) => {
      const { session, account } = callerOf(request)
      const shown = await showPlan(account.retention, session.userId, request.params.plan_id)
      return shown.ok ? reply.send({ plan: shown.plan }) : refuse(request, reply, shown)
    },
  )
  const { path, params, body, response } = contract.approvePlan
  typed(app).post(path, { schema: { params, body, response: { 200: response } } }, async (request, reply) => {
    const { session, account } = callerOf(request)
    const { plan_id } = request.params
    const approved = await approvePlan(account.retention, session.userId, plan_id, request.body.hash)
    return approved.ok ? reply.send({ plan: approved.plan }) : refuse(request, reply, approved)
  })
}

const runs = (app: FastifyInstance): void => {
  typed(app).get(
    contract.listRuns.path,
    { schema: { response: { 200: contract.listRuns.response } } },
    async (request, reply) => {
      const { session, account } = callerOf(request)
      const listed = await listRuns(account.retention, session.userId)
      return listed.ok ? reply.send({ runs: listed.runs }) : refuse(request, reply, listed)
    },
  )
  typed(app).post(
    contract.startRun.path,
    { schema: { body: contract.startRun.body, response: { 200: contract.startRun.response } } },
    async (request, reply) => {
      const { session, account } = callerOf(request)
      const started = await startRun(account.retention, session.userId, request.body)
      return started.ok ? reply.send({ run: started.run }) : refuse(request, reply, started)
    },
  )
  const { path, params, response } = contract.showRun
  typed(app).get(path, { schema: { params, response: { 200: response } } }, async (request, reply) => {
    const { session, account } = callerOf(request)
    const shown = await showRun(account.retention, session.userId, request.params.run_id)
    return shown.ok ? reply.send({ run: shown.run }) : refuse(request, reply, shown)
  })
  const orders: readonly (readonly [Order, string])[] = [
    ['pause', contract.pauseRun.path],
    ['resume', contract.resumeRun.path],
    ['cancel', contract.cancelRun.path],
  ]
  for (const [order, url] of orders)
    typed(app).post(url, { schema: { params, response: { 200: response } } }, async (request, reply) => {
      const { session, account } = callerOf(request)
      const ordered = await orderRun(account.retention, session.userId, request.params.run_id, order)
      return ordered.ok ? reply.send({ run: ordered.run }) : refuse(request, reply, ordered)
    })
}

type Listed = typeof contract.listRunTickets.response._zod.output

const ticketsOfRuns = (app: FastifyInstance): void => {
  const { listRunTickets, restoreTickets: restore } = contract
  typed(app).get(
    listRunTickets.path,
    {
      schema: {
        params: listRunTickets.params,
        querystring: listRunTickets.query,
        response: { 200: listRunTickets.response },
      },
    },
    async (request, reply) => {
      const { session, account } = callerOf(request)
      const listed = await listTickets(account.retention, session.userId, request.params.run_id, request.query)
      if (!listed.ok) return refuse(request, reply, listed)
      const tickets = listed.tickets.map((ticket) => ({
        ticket_id: ticket.ticketId,
        state: ticket.state,
        reason:
          ticket.state === 'skipped' || ticket.state === 'failed' || ticket.state === 'restored' ? ticket.reason : null,
        policy: ticket.policy,
        actions: [...ticket.actions],
        delete_at: ticket.deleteAt,
        native_at: ticket.native_at,
        native_known: ticket.native_known,
        may_restore: ticket.mayRestore,
        archived: ticket.archived,
      })) as Listed['tickets']
      return reply.send({ tickets, more: listed.more })
    },
  )
  typed(app).post(
    restore.path,
    { schema: { params: restore.params, body: restore.body, response: { 200: restore.response } } },
    async (request, reply) => {
      const { session, account } = callerOf(request)
      const { run_id } = request.params
      const done = await restoreTickets(account.retention, session.userId, run_id, request.body.ticket_ids)
      if (!done.ok) return refuse(request, reply, done)
      return reply.send({ results: done.results, ...(done.ledger === undefined ? {} : { ledger: done.ledger }) })
    },
  )
}

const certificates = (app: FastifyInstance): void => {
  const { showCertificate, printCertificate } = contract
  typed(app).get(
    showCertificate.path,
    { schema: { params: showCertificate.params, response: { 200: showCertificate.response } } },
    async (request, reply) => {
      const { session, account } = callerOf(request)
      const made = await certificateOfRun(account.retention, session.userId, request.params.run_id)
      return made.ok ? reply.send({ jws: made.jws }) : refuse(request, reply, made)
    },
  )
  typed(app).get(
    printCertificate.path,
    { schema: { params: printCertificate.params, querystring: printCertificate.query } },
    async (request, reply) => {
      const { session, account } = callerOf(request)
      const made = await certificateOfRun(account.retention, session.userId, request.params.run_id)
      if (!made.ok) return refuse(request, reply, made)
      const viewer = await viewerOf(account.ports, session.userId)
      if (!viewer.ok) return refuse(request, reply, viewer)
      const pdf = await printed(made.jws, request.query.language ?? languageOf(viewer.locale))
      return reply.type('application/pdf').header('cache-control', 'no-store').send(Buffer.from(pdf))
    },
  )
}

const killSwitch = (app: FastifyInstance): void => {
  const { showSwitch: show, setSwitch: set } = contract
  typed(app).get(show.path, { schema: { response: { 200: show.response } } }, async (request, reply) => {
    const { session, account } = callerOf(request)
    const shown = await showSwitch(account.retention, session)
    return shown.ok ? reply.send({ stopped: shown.stopped, by: shown.by, at: shown.at }) : refuse(request, reply, shown)
  })
  typed(app).post(set.path, { schema: { body: set.body, response: { 200: set.response } } }, async (request, reply) => {
    const { session, account } = callerOf(request)
    const done = await setSwitch(account.retention, session, request.body.stopped)
    return done.ok ? reply.send({ stopped: done.stopped, by: done.by, at: done.at }) : refuse(request, reply, done)
  })
}

/** Everything of retention that an administrator does from the panel. */
export const retention = (app: FastifyInstance): void => {
  versions(app)
  plans(app)
  runs(app)
  ticketsOfRuns(app)
  certificates(app)
  killSwitch(app)
}
