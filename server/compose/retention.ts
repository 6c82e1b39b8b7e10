import { randomUUID } from 'node:crypto'
import canonicalize from 'canonicalize'
import { hmacHex } from '../../core/envelope/index.ts'
import type { Certificate } from '../../core/retention/index.ts'
import { certify, type CertifyPorts } from '../flows/retention/certify.ts'
import type { RestorePorts } from '../flows/retention/restore.ts'
import { redactTicket, type RedactTicketPorts } from '../flows/retention/run/redact-ticket.ts'
import type { OfTicketPorts } from '../flows/retention/of-ticket.ts'
import type { TagControlPorts } from '../flows/retention/tagging/control.ts'
import type { TendPorts } from '../flows/retention/tend.ts'
import type { UnusedPorts } from '../flows/retention/unused.ts'
import type { VersionPorts } from '../flows/retention/versions.ts'
import { newSigningKey, signWith } from '../keys/signing.ts'
import type { TenantKeys } from '../keys/tenant.ts'
import type { Database } from '../store/database.ts'
import type { ZendeskClient } from '../zendesk/client.ts'
import { accountListsKept } from './account-lists.ts'
import { keptFor } from './history.ts'
import { retentionStore } from './retention-store.ts'
import { taggingStore } from './tagging-store.ts'

export type RetentionPorts = TendPorts &
  VersionPorts &
  CertifyPorts &
  RestorePorts &
  TagControlPorts &
  UnusedPorts &
  OfTicketPorts

interface Parts {
  readonly database: Database
  readonly tenantId: string
  readonly account: string
  readonly keys: TenantKeys
  readonly leaseSeconds: number
  readonly atOnce: boolean
  readonly zendesk: ZendeskClient
  readonly redaction: RedactTicketPorts
  readonly now: () => Promise<string>
  readonly requestsAMinute: () => number
  readonly wake: () => Promise<void>
  readonly clock: () => string
  readonly sleep: (ms: number) => Promise<void>
}

/**
 * A step waits for its turn as long as a lease, and asks twice as long after that: the account is this worker's until then,
 * or two that are slow would take it from each other for ever.
 */
const leasesAStep = 3

/** A list of tickets is read again and again while its run moves; Zendesk's schedules change once a year. */
const schedulesKeptMs = 60_000

const certificateType = 'custos-certificate+jws'

/** A ticket's number as a certificate has it: half an HMAC is more than anybody can try. */
const fingerprintLength = 32

/** Everything that retention asks of the store, of Zendesk and of the keys, for one account. */
export const retentionPorts = (parts: Parts): RetentionPorts => {
  const { database, tenantId, keys, leaseSeconds, atOnce, zendesk, redaction, clock } = parts
  const stepSeconds = leaseSeconds * leasesAStep
  const store = retentionStore(database, tenantId, keys, { leaseSeconds: stepSeconds, atOnce })
  const certifyPorts: CertifyPorts = {
    ...store,
    account: parts.account,
    ticketFingerprint: async (ticketId) =>
      (await hmacHex(keys.certificate, String(ticketId))).slice(0, fingerprintLength),
    userFingerprint: async (userId) =>
      (await hmacHex(keys.certificate, `user ${String(userId)}`)).slice(0, fingerprintLength),
    sign: async (certificate: Certificate) =>
      signWith(await store.signingKey(newSigningKey), certificateType, canonicalize(certificate) ?? ''),
  }
  return {
    ...store,
    ...taggingStore(database, tenantId, stepSeconds),
    ...certifyPorts,
    ...accountListsKept(zendesk, clock),
    tagTickets: zendesk.tagTickets,
    schedules: keptFor(zendesk.schedules, clock, schedulesKeptMs),
    user: zendesk.user,
    ticketStates: zendesk.ticketStates,
    ticketsAmong: zendesk.ticketsAmong,
    markMany: zendesk.tagTickets,
    deleteMany: zendesk.deleteMany,
    eraseMany: zendesk.eraseMany,
    restoreMany: zendesk.restoreMany,
    requestersAmong: zendesk.requestersAmong,
    requester: zendesk.requester,
    ticketsRequestedBy: zendesk.ticketsRequestedBy,
    requestedCount: zendesk.requestedCount,
    deleteUser: zendesk.deleteUser,
    eraseUser: zendesk.eraseUser,
    isDeletedOnly: zendesk.isDeletedOnly,
    jobStatuses: zendesk.jobStatuses,
    jobsUnderWay: zendesk.jobsUnderWay,
    redactTicket: (asked, fence) => redactTicket(redaction, asked, fence),
    certify: async (runId) => {
      await certify(certifyPorts, runId)
    },
    requestsAMinute: parts.requestsAMinute,
    // A call that is sent ends after two timeouts and a new token at the latest, and a job of a hundred tickets within seconds.
    settleSeconds: leaseSeconds * 3,
    hasWork: store.hasOpen,
    now: parts.now,
    wake: parts.wake,
    sleep: parts.sleep,
    clock,
    newId: randomUUID,
  }
}
