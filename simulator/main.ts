#!/usr/bin/env node
import { parseArgs } from 'node:util'
import { listen } from './http.ts'
import { createSimulator } from './simulator.ts'

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4010' },
    host: { type: 'string', default: '127.0.0.1' },
    seed: { type: 'string', default: '1' },
    'app-url': { type: 'string', default: 'http://127.0.0.1:4011' },
    'redirect-uri': { type: 'string', multiple: true },
    workspace: { type: 'string' },
  },
})

const line = (text: string): void => void process.stdout.write(`${text}\n`)

let ready = (): string => ''

const listening = await listen(
  (origin) => {
    const secret = process.env['SIMULATOR_CLIENT_SECRET']
    const simulator = createSimulator({
      origin,
      appUrl: values['app-url'],
      oauthClient: {
        ...(secret === undefined ? {} : { secret }),
        ...(values['redirect-uri'] === undefined ? {} : { redirectUris: values['redirect-uri'] }),
      },
      ...(values.workspace === undefined ? {} : { workspace: values.workspace }),
    })
    simulator.seed(Number(values.seed))
    ready = () =>
      JSON.stringify({
        ready: true,
        origin,
        workspace: `${origin}/agent`,
        subdomain: simulator.world.subdomain,
        app_id: 501,
        installation_id: 7001,
        oauth_client_id: simulator.oauthClient.identifier,
        pid: process.pid,
      })
    return simulator.handlers
  },
  {
    port: Number(values.port),
    host: values.host,
    problem: (error) =>
      void process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`),
  },
)
line(ready())

const stop = (): void => void listening.close().then(() => process.exit(0))
process.once('SIGTERM', stop)
process.once('SIGINT', stop)
