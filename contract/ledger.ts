/**
 * The account's whole ledger as JSON Lines (`application/x-ndjson`): an entry a line, in order. Its last line is the
 * `ledger.exported` that this request has written, so that a file which was cut off shows. For administrators; it changes
 * the ledger, hence POST.
 */
export const exportLedger = { method: 'POST', path: '/api/ledger/export' } as const
