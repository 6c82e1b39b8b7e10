const minute = 60_000
const start = Date.parse('2026-01-01T00:00:00Z')

export const benchAgents = 200

/** One row of a plain account at work. */
export const rowAt = (index: number) => {
  const agent = 1000 + (index % benchAgents)
  const ticket = 1 + ((index * 7919) % 100_000)
  return {
    _log: 'access',
    id: `01B${String(index)}`,
    timestamp: new Date(start + index * 0.04 * minute).toISOString(),
    user_id: agent,
    ip_address: `10.0.${String(agent % 250)}.7`,
    method: index % 3 === 0 ? 'PUT' : 'GET',
    url:
      index % 9 === 0
        ? `/api/v2/search.json?query=order%20${String(ticket)}`
        : `/api/v2/tickets/${String(ticket)}.json`,
    status: 200,
    authorization_type: 'session',
    client: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0',
    referer: `/agent/tickets/${String(ticket)}`,
    bytes_sent: 4000 + (index % 900),
    category: 'Tickets',
    summary: 'View ticket',
  }
}

export const lineAt = (index: number): string => JSON.stringify(rowAt(index))
