import { prepare, redact } from '../tests/support/agent.ts'
import { aStage } from '../tests/support/stage.ts'

/** What custos asks of Zendesk: the scarce thing is the account's quota. */
export const requests = async (): Promise<string[]> => {
  const stage = await aStage('embedded')
  const { log, webhooks } = stage.simulator
  const byServer = () => log.entries.filter(({ user_agent }) => user_agent === 'custos').length
  try {
    const prepared = await prepare(stage, 'Inès Robert', 'Ancien dossier')
    await webhooks.idle()
    const before = byServer()
    const results = await redact(stage, prepared)
    if (results.some(({ state }) => state !== 'done')) throw new Error('not everything was redacted')
    const asked = byServer() - before
    const kinds = log.entries.slice(-asked).map(({ method, path }) => `${method} ${path.replaceAll(/\d+/g, '#')}`)
    return [
      `one redaction of ${results.length} text: ${asked} requests by the server`,
      ...[...new Set(kinds)].map((kind) => `  ${kinds.filter((one) => one === kind).length} × ${kind}`),
    ]
  } finally {
    await stage.close()
  }
}
