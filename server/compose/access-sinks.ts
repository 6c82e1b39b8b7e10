import { isIP } from 'node:net'
import * as z from 'zod'
import { newSink, type NewSink } from '../../contract/access-sinks.ts'
import { openText, seal } from '../../core/envelope/index.ts'
import { cefOf } from '../../core/access/sinks/cef.ts'
import type { CaseMessage } from '../../core/access/sinks/message.ts'
import { ocsfOf } from '../../core/access/sinks/ocsf.ts'
import { syslogOf } from '../../core/access/sinks/syslog.ts'
import type { DeliverPorts } from '../flows/access/deliver.ts'
import type { SinksPorts } from '../flows/access/sinks.ts'
import type { TenantKeys } from '../keys/tenant.ts'
import { resolve, type Net } from '../sinks/address.ts'
import { usualTimeoutMs } from '../sinks/outcome.ts'
import { newSecret, signatureHeaders } from '../sinks/signature.ts'
import { sendSyslog } from '../sinks/syslog.ts'
import { postWebhook } from '../sinks/webhook.ts'
import * as stored from '../store/access-sinks.ts'
import type { Tx } from '../store/database.ts'

const targetAad = (tenantId: string, id: string): string => `access_sinks/${tenantId}/${id}/target`
const secretAad = (tenantId: string, id: string): string => `access_sinks/${tenantId}/${id}/secret`
const lastDeliveries = 10

interface SinksAround {
  readonly run: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>
  readonly keys: Pick<TenantKeys, 'seal'>
  readonly tenantId: string
  readonly clock: () => string
  readonly newId: () => string
  readonly net: Net
  /** How this server is called in what it writes to a log. */
  readonly host: string
  readonly leaseSeconds: number
}

const bodyOf = (format: 'custos' | 'ocsf', message: CaseMessage, id: string): string => {
  const { type, at, ...data } = message
  return JSON.stringify(format === 'ocsf' ? ocsfOf(message, id) : { type, timestamp: at, data })
}

const hostOf = (target: NewSink): string =>
  target.kind === 'webhook' ? new URL(target.url).host : `${target.host}:${String(target.port)}`

const testsAMinute = 6

/** One at a time of each name and so many a minute of all, in this process; what is too much is not begun. */
const takingTurns = (clock: () => string, aMinute: number) => {
  const underWay = new Set<string>()
  let begun: readonly number[] = []
  const take = async <T>(name: string, work: () => Promise<T>): Promise<T | 'too-many'> => {
    const now = Date.parse(clock())
    begun = begun.filter((at) => at > now - 60_000)
    if (underWay.has(name) || begun.length >= aMinute) return 'too-many'
    begun = [...begun, now]
    underWay.add(name)
    try {
      return await work()
    } finally {
      underWay.delete(name)
    }
  }
  return { take }
}

/** The address of a syslog host without the brackets that a URL puts around IPv6. */
const bareHost = (host: string): string => {
  const bare = host.replace(/^\[(.*)\]$/, '$1')
  return isIP(bare) > 0 ? bare : host
}

/** One account's destinations: sealed at rest, opened for the moment of sending. */
export const sinksFor = ({ run, keys, tenantId, clock, newId, net, host, leaseSeconds }: SinksAround) => {
  const targetOf = async ({ id, sealedTarget }: stored.SealedSink): Promise<NewSink> =>
    newSink.parse(JSON.parse(await openText(keys.seal, sealedTarget, targetAad(tenantId, id))))

  const tests = takingTurns(clock, testsAMinute)

  const send: DeliverPorts<stored.SealedSink & stored.ClaimedSink>['send'] = (sink, delivery) => sendTo(sink, delivery)

  const sendTo = async (
    sink: stored.SealedSink,
    { id, message }: { readonly id: string; readonly message: CaseMessage },
  ) => {
    const target = await targetOf(sink)
    if (target.kind === 'syslog') {
      const payload = target.format === 'cef' ? cefOf(message, id) : JSON.stringify(ocsfOf(message, id))
      const frame = syslogOf(message, host, payload)
      return sendSyslog({ host: bareHost(target.host), port: target.port, frame }, net)
    }
    const body = bodyOf(target.format, message, id)
    const now = Date.parse(clock())
    const secret = await openText(keys.seal, z.string().parse(sink.sealedSecret), secretAad(tenantId, sink.id))
    const headers = signatureHeaders(secret, { id, timestamp: Math.floor(now / 1000), body })
    return postWebhook({ url: target.url, headers, body }, net, now)
  }

  return {
    claimSink: (id: string) => run((tx) => stored.claimSink(tx, id, { now: clock(), leaseSeconds })),
    releaseSink: (sink: stored.ClaimedSink) => run((tx) => stored.releaseSink(tx, sink)),
    nextDelivery: (id: string) => run((tx) => stored.nextDelivery(tx, id)),
    settleDelivery: (sink: stored.ClaimedSink, id: string, settled: stored.Settled) =>
      run((tx) => stored.settleDelivery(tx, sink, id, settled, leaseSeconds)),
    send,
    dueSinks: () => run((tx) => stored.dueSinks(tx, clock())),

    listSinks: async () =>
      Promise.all(
        (await run((tx) => stored.listSinks(tx, lastDeliveries))).map(async (listed) => {
          const target = await targetOf(listed)
          const { id, kind, format, state, waiting, deliveries } = listed
          const about = { id, kind, format, state, waiting, deliveries, name: target.name, host: hostOf(target) }
          return { ...about, given_up: listed.givenUp, next_try: listed.nextTry }
        }),
      ),
    checkSink: async (target: NewSink) => {
      const name = target.kind === 'webhook' ? new URL(target.url).hostname : target.host
      const found = await resolve(name, net, AbortSignal.timeout(net.timeoutMs ?? usualTimeoutMs))
      return found.ok ? undefined : found.why
    },
    addSink: async (id, target, entry, most) => {
      const secret = target.kind === 'webhook' ? newSecret() : undefined
      const sealedTarget = await seal(keys.seal, JSON.stringify(target), targetAad(tenantId, id))
      const sealedSecret = secret === undefined ? null : await seal(keys.seal, secret, secretAad(tenantId, id))
      const { kind, format } = target
      const ledger = await run((tx) =>
        stored.addSink(tx, tenantId, { id, kind, format, sealedTarget, sealedSecret }, entry, most),
      )
      return ledger === undefined ? undefined : { ledger, ...(secret === undefined ? {} : { secret }) }
    },
    changeSink: (id, change, entry) => run((tx) => stored.changeSink(tx, tenantId, id, change, entry)),
    trySink: async (id, message) => {
      const sink = await run((tx) => stored.sinkNamed(tx, id))
      if (sink === undefined) return undefined
      return tests.take(id, async () => {
        const testId = newId()
        const sent = await sendTo(sink, { id: testId, message })
        const [why, status] = [sent.ok ? null : sent.why, sent.status ?? null]
        await run((tx) => stored.noteTest(tx, tenantId, { id: testId, sinkId: id, message, why, status }))
        return sent
      })
    },
  } satisfies Pick<SinksPorts, 'listSinks' | 'checkSink' | 'addSink' | 'changeSink' | 'trySink'> &
    Omit<DeliverPorts<stored.ClaimedSink>, 'clock'> &
    Record<'dueSinks', unknown>
}
