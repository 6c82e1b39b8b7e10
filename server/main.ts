import { compose } from './compose.ts'
import type { Config } from './config.ts'
import { createLog, described } from './log.ts'

/** Runs the server until a signal asks it to stop; gives the exit code. */
export const main = async (config: Config): Promise<number> => {
  const log = createLog(config.logLevel)
  const { app, start, stop } = await compose(config, { log })
  const asked = new Promise<string>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve(signal))
  })
  try {
    await start()
    await app.listen({ port: config.port, host: config.host })
    log.info({ port: config.port }, 'serving')
    log.info({ signal: await asked }, 'stopping')
    return 0
  } catch (error) {
    log.fatal({ failure: described(error) }, 'could not start')
    return 1
  } finally {
    await stop()
  }
}
