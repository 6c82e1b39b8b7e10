import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, it } from 'vitest'

const runs = async (command: string, ...args: readonly string[]) => {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, said }
}

/** Two neighbouring ports below those that systems give out by themselves. */
const port = 20_000 + 2 * (process.pid % 5000)

it.each([
  ['npm', ['run', '--silent', 'demo', '--', '--once', '--port', String(port)]],
  ['npx', ['custos', 'demo', '--once', '--port', String(port)]],
])('the demo tells its story through the real server when it is started by %s', async (command, args) => {
  const { code, said } = await runs(command, ...args)
  expect(said).toContain('The story is told: everything agreed.')
  expect(code).toBe(0)
})
