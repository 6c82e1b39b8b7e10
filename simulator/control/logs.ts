import { plantAccess, plantAudit } from '../logs/access.ts'
import { badRequest, json } from '../wire/answer.ts'
import { bodyOf } from '../wire/body.ts'
import { fieldsOf, idOf, listOf } from '../wire/read.ts'
import type { Call, Route } from '../wire/route.ts'

const recordsIn = (call: Call): readonly Record<string, unknown>[] => {
  const records = listOf(bodyOf(call)['records']).map((record) => ({ ...fieldsOf(record) }))
  if (records.length === 0) throw badRequest('records is a list of at least one')
  return records
}

const access = (call: Call) => {
  const { late_seconds, webhook } = bodyOf(call)
  const records = recordsIn(call)
  for (const record of records)
    plantAccess(call.world, record, { late_seconds: idOf(late_seconds) ?? 0, webhook: webhook !== false })
  return json(201, { planted: records.length })
}

const audit = (call: Call) => {
  const records = recordsIn(call)
  for (const record of records) plantAudit(call.world, record)
  return json(201, { planted: records.length })
}

export const controlLogRoutes: readonly Route[] = [
  { method: 'POST', path: '/__simulator/access_logs', access: 'anyone', handle: access },
  { method: 'POST', path: '/__simulator/audit_logs', access: 'anyone', handle: audit },
]
