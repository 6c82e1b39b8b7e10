import { fork, type ChildProcess } from 'node:child_process'
import { hostile, plain } from './hostile.ts'
import { peers } from './peers.ts'

/** Long enough to tell a slow pattern from one that never ends; five peers have to wait for it, text after text. */
const cap = 1500
const longestStart = 20_000

/** Those of the texts that tell peers apart. */
export const shown = [
  plain,
  'digits and hyphens',
  'one long number',
  'letters, dots, @',
  'a.a.a. and an @',
  'one long word',
]

const answerOf = (child: ChildProcess, within: number): Promise<unknown> =>
  new Promise((resolve) => {
    const settle = (answer: unknown): void => {
      clearTimeout(timer)
      child.removeAllListeners('message')
      child.removeAllListeners('exit')
      resolve(answer)
    }
    const timer = setTimeout(() => settle(undefined), within)
    child.once('message', settle)
    child.once('exit', () => settle(undefined))
  })

const started = async (peer: string): Promise<ChildProcess | undefined> => {
  const child = fork(new URL('peer-child.ts', import.meta.url), [peer], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  if ((await answerOf(child, longestStart)) !== undefined) return child
  child.kill('SIGKILL')
  return undefined
}

/** For each peer the milliseconds of each shown text; in a process of its own, which ends with a text that takes too long. */
export const hostileTimes = async (peer: string): Promise<readonly string[]> => {
  const names = Object.keys(hostile)
  const times: string[] = []
  let child = await started(peer)
  for (const name of shown) {
    child ??= await started(peer)
    if (child === undefined) return shown.map(() => 'no start')
    child.send(names.indexOf(name))
    const took = await answerOf(child, cap)
    times.push(typeof took === 'number' ? took.toFixed(0) : `>${String(cap)}`)
    if (typeof took === 'number') continue
    child.kill('SIGKILL')
    child = undefined
  }
  child?.kill('SIGKILL')
  return times
}

export const hostilePeers = async (): Promise<string[]> => {
  const lines = [`${'milliseconds for 100 kB'.padEnd(20)}  ${shown.join(' | ')}`]
  for (const peer of Object.keys(peers)) lines.push(`  ${peer.padEnd(20)} ${(await hostileTimes(peer)).join(' | ')}`)
  return lines
}
