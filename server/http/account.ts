import type { SettingsPorts } from '../flows/detection/settings.ts'
import type { DismissPorts } from '../flows/redaction/dismiss.ts'
import type { ExportPorts } from '../flows/ledger/export.ts'
import type { TakeBackPorts } from '../flows/redaction/dismissals.ts'
import type { HistoryPorts } from '../flows/redaction/history.ts'
import type { RedactPorts } from '../flows/redaction/redact.ts'
import type { RequestPorts } from '../flows/redaction/request.ts'
import type { ActPorts } from '../flows/access/act.ts'
import type { CasesPorts, DecidePorts } from '../flows/access/cases.ts'
import type { AccessSettingsPorts } from '../flows/access/settings.ts'
import type { NoticePorts } from '../flows/access/notices.ts'
import type { ByDayPorts } from '../flows/access/by-day.ts'
import type { OpeningPorts } from '../flows/access/openings.ts'
import type { ViewersPorts } from '../flows/access/viewers.ts'
import type { SinksPorts } from '../flows/access/sinks.ts'
import type { CertifyPorts } from '../flows/retention/certify.ts'
import type { PlanPorts } from '../flows/retention/plans.ts'
import type { RestorePorts } from '../flows/retention/restore.ts'
import type { RunPorts } from '../flows/retention/runs.ts'
import type { OfTicketPorts } from '../flows/retention/of-ticket.ts'
import type { TagControlPorts } from '../flows/retention/tagging/control.ts'
import type { UnusedPorts } from '../flows/retention/unused.ts'
import type { VersionPorts } from '../flows/retention/versions.ts'
import type { NativePorts } from '../flows/retention/native-schedules.ts'
import type { ControlPorts } from '../flows/retention/history/control.ts'
import type { ViewerPorts } from './viewer.ts'

export type RetentionAccount = VersionPorts &
  PlanPorts &
  RunPorts &
  RestorePorts &
  CertifyPorts &
  TagControlPorts &
  UnusedPorts &
  OfTicketPorts

export type AccountPorts = RedactPorts &
  DismissPorts &
  TakeBackPorts &
  HistoryPorts &
  RequestPorts &
  ViewerPorts &
  SettingsPorts &
  ExportPorts

export type AccessPorts = CasesPorts &
  DecidePorts &
  ActPorts &
  AccessSettingsPorts &
  ViewersPorts &
  NoticePorts &
  OpeningPorts &
  ByDayPorts &
  SinksPorts

/** One tenant as the routes see it. */
export interface Account {
  readonly id: string
  readonly installationId: number | null
  readonly connected: boolean
  readonly ports: AccountPorts
  readonly access: AccessPorts
  readonly retention: RetentionAccount
  readonly history: ControlPorts
  readonly native: NativePorts
  /** HMAC of a raw text under the key that this session's page was given. */
  readonly pageDigest: (sessionId: string, raw: string) => Promise<string>
  readonly pageDigestKey: (sessionId: string) => Promise<string>
  readonly fingerprintKey: string
}

export interface Accounts {
  readonly byId: (tenantId: string) => Promise<Account | undefined>
  readonly bySubdomain: (subdomain: string) => Promise<Account | undefined>
}
