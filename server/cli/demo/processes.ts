import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../..', import.meta.url))

/** A child process of the demo: its last lines are kept, so that a start that fails can say why. */
export interface Running {
  readonly child: ChildProcess
  readonly said: () => string
  readonly stop: () => Promise<void>
}

const kept = 40

export const start = (args: readonly string[], env: NodeJS.ProcessEnv): Running => {
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const lines: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line)
      if (lines.length > kept) lines.shift()
    })
  }
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill('SIGTERM')
    await gone
  }
  return { child, said: () => lines.join('\n'), stop }
}

/** Asks until the address answers 200. Throws when the process has ended meanwhile or `seconds` are over. */
export const answers = async (url: string, running: Running, seconds = 60): Promise<void> => {
  const until = Date.now() + seconds * 1000
  for (;;) {
    const ok = await fetch(url).then(
      (response) => response.ok,
      () => false,
    )
    if (ok) return
    if (running.child.exitCode !== null) throw new Error(`it ended before it answered:\n${running.said()}`)
    if (Date.now() > until) throw new Error(`${url} did not answer within ${seconds} s:\n${running.said()}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
