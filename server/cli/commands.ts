import type { Readable, Writable } from 'node:stream'

export interface Streams {
  readonly stdin: Readable
  readonly stdout: Writable
  readonly stderr: Writable
}

/** `argv` is what follows the command's name; the number is the exit code. */
interface Command {
  readonly run: (argv: readonly string[], streams: Streams) => Promise<number>
}

interface Listed {
  readonly line: string
  /** Read only when it is called, so that `detect` never waits for the server's packages. */
  readonly load: () => Promise<Command>
}

const commands: Readonly<Record<string, Listed>> = {
  demo: { line: 'start everything on loopback with a seeded account', load: () => import('./demo.ts') },
  serve: { line: 'run the companion server', load: () => import('./serve.ts') },
  detect: { line: 'find personal data in texts, JSON Lines in and out', load: () => import('./detect.ts') },
  redact: { line: 'replace personal data in texts, JSON Lines in and out', load: () => import('./redact.ts') },
  anomalies: {
    line: "find unusual access in Zendesk's logs, JSON Lines in and out",
    load: () => import('./anomalies.ts'),
  },
  retention: {
    line: 'check retention policies, and plan tickets by them, JSON Lines in and out',
    load: () => import('./retention.ts'),
  },
  ledger: { line: 'check an exported ledger', load: () => import('./ledger.ts') },
}

const help = `custos COMMAND [options]

${Object.entries(commands)
  .map(([name, { line }]) => `  ${name.padEnd(9)} ${line}`)
  .join('\n')}

custos COMMAND --help tells more about one.
`

/** `argv` is what follows `custos`. */
export const run = async (argv: readonly string[], streams: Streams): Promise<number> => {
  const [name, ...rest] = argv
  if (name === '--help' || name === '-h' || name === 'help') {
    streams.stdout.write(help)
    return 0
  }
  if (name === undefined) {
    streams.stderr.write(help)
    return 2
  }
  if (!Object.hasOwn(commands, name)) {
    streams.stderr.write(`custos: there is no command ${JSON.stringify(name)}; custos --help lists them\n`)
    return 2
  }
  const command = await commands[name]?.load()
  return command === undefined ? 2 : command.run(rest, streams)
}
