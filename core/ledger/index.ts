export {
  accountActions,
  actions,
  genesis,
  ledgerVersion,
  ticketActions,
  type Action,
  type Actor,
  type Entry,
  type EntryFields,
  type EntrySource,
  type LedgerRef,
} from './entry.ts'
export { entry, type Appended } from './append.ts'
export { verify, type Breach, type Recorded, type Verdict } from './verify.ts'
export { endsExport, fromLine, toLine } from './lines.ts'
