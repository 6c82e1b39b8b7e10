/** A row of the access log as it lies here. `position` and `visible_at` are ours: rows may show up late, and are never in order of time. */
export interface AccessRecord {
  readonly position: number
  readonly visible_at: number
  readonly row: AccessRow
}

export interface AccessRow {
  readonly id: string
  readonly timestamp: string
  readonly user_id: number
  readonly [field: string]: unknown
}

export interface AuditRecord {
  readonly id: number
  readonly created_at: string
  readonly [field: string]: unknown
}
