import { fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServerDatabase } from '../tests/support/database.ts'
import { virtualAccount } from './retention-account.ts'
import { report, type Job, type Report } from './retention-reports.ts'

/** `BENCH_TICKETS=1000000` for a whole account: ten times the minutes, and the same figures but for the time. */
const tickets = Number(process.env.BENCH_TICKETS ?? 100_000)

const count = (value: number, digits = 0): string =>
  value.toLocaleString('en', { maximumFractionDigits: digits, minimumFractionDigits: digits })
const mebibytes = (bytes: number): string => `${count(bytes / 2 ** 20)} MiB`
const hours = (minutes: number): string => `${count(minutes / 60, 1)} h`

/** Of a process that is gone, a worker that takes over waits for the lease first: server/compose/history.ts. */
const leaseMs = 180_000

/** As docs/installation.md starts the server: by itself Node keeps up to a hundred megabytes for what is young. */
const execArgv = ['--max-semi-space-size=8']

/** A process of custos by itself; `heard` may kill it. Ends when the process does. */
const aProcess = (job: Job, heard: (told: Report, kill: () => void) => void): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = fork(join(import.meta.dirname, 'retention-reader.ts'), [JSON.stringify(job)], { execArgv })
    child.on('message', (message) => heard(report.parse(message), () => child.kill('SIGKILL')))
    child.on('error', reject)
    child.on('exit', (code, signal) => {
      if (code === 0 || signal === 'SIGKILL') resolve()
      else reject(new Error(`the reader ended with ${String(code)}`))
    })
  })

/** Peaks of resident memory, and what the processor was used for, between the steps that a process tells of. */
const watching = (pages: number) => {
  const seen = { read: 0, tenth: 0, reading: 0, planning: 0, cpuRead: 0, cpuPlan: 0, lines: 0 }
  let [before, last]: [number, Report | undefined] = [0, undefined]
  return {
    seen,
    now: () => last?.now ?? 0,
    begin: () => (before = 0),
    hear: (told: Report): void => {
      const isReading = told.did === 'read' || told.did === 'has-read'
      seen[isReading ? 'reading' : 'planning'] = Math.max(seen[isReading ? 'reading' : 'planning'], told.rss)
      seen[isReading ? 'cpuRead' : 'cpuPlan'] += told.cpu - before
      if (told.did === 'read') seen.read += 1
      if (seen.read <= pages / 10) seen.tenth = Math.max(seen.tenth, told.rss)
      ;[before, last] = [told.cpu, told]
      seen.lines = told.lines ?? seen.lines
    },
  }
}

/** The whole of it, with a kill -9 in the middle; time is virtual, and nobody sleeps. */
const measured = async (of: number, database: Job['database']) => {
  const account = await virtualAccount(of)
  const pages = Math.ceil(account.updates / 1000) + Math.ceil(of / 1000)
  const watch = watching(pages)
  const started = Date.parse('2026-11-24T02:00:00Z')
  const job = { database, port: account.port, tickets: of, tenant: randomUUID(), now: started, begins: true }
  const clock = { began: performance.now(), killed: 0, resumed: 0, read: 0, planned: 0 }
  const asked = { atKill: 0, resumed: 0, read: 0, planned: 0 }
  await aProcess(job, (told, kill) => {
    if (clock.killed > 0) return
    watch.hear(told)
    if (watch.seen.read < pages / 2) return
    ;[clock.killed, asked.atKill] = [performance.now(), account.asked()]
    kill()
  })
  watch.begin()
  let virtual = 0
  await aProcess({ ...job, begins: false, now: watch.now() + leaseMs }, (told) => {
    watch.hear(told)
    if (clock.resumed === 0) [clock.resumed, asked.resumed] = [performance.now(), account.asked()]
    if (told.did === 'has-read')
      [clock.read, asked.read, virtual] = [performance.now(), account.asked(), (told.now - started) / 60_000]
    if (told.did === 'has-planned') [clock.planned, asked.planned] = [performance.now(), account.asked()]
  })
  account.close()
  return { account, pages, clock, asked, virtual, ...watch.seen }
}

type Measured = Awaited<ReturnType<typeof measured>>

const told = (name: string, of: number, made: Measured): string[] => {
  const { account, pages, clock, asked, virtual } = made
  const [requests, bound, oneByOne] = [asked.read / (of / 1000), pages / (of / 1000), of + of / 100]
  const rate = (ms: number) => `${count((of / ms) * 1000)} tickets a second`
  return [
    `history on ${name}: ${count(of)} tickets, ${count(account.comments)} comments, ${count(account.updates)} updates, made as they are asked for by another process`,
    `requests per 1,000 tickets:  ${count(requests, 3)}   lower bound: ${count(bound, 2)}; ${count(asked.read - pages)} more than that: people's names twice, the pages' seams, what was under way at the kill, the first look at what has changed since`,
    `quota used:                  ${count(asked.read)} requests, ${count(account.traffic.refused)} refused; one comments request a ticket: ${count(oneByOne)}, ${count(oneByOne / asked.read)} times as many   aim: at least 20`,
    `virtual time, Enterprise:    ${hours(virtual)}; one comments request a ticket at four fifths of 700 a minute: ${hours(oneByOne / 560)}`,
    `read, found and stored:      ${rate(made.cpuRead)} of processor, ${rate(clock.read - clock.began)} of clock (${count((clock.read - clock.began) / 60_000, 1)} min)`,
    `planned, stored and hashed:  ${rate(made.cpuPlan)} of processor, ${rate(clock.planned - clock.read)} of clock; ${count(made.lines)} lines, all due`,
    `memory at most, resident:    ${mebibytes(made.tenth)} at a tenth, ${mebibytes(made.reading)} at the whole (${count(made.reading / made.tenth, 2)} times), ${mebibytes(made.planning)} while planning   aim: under 300 MiB, flat`,
    `resumed after kill -9:       ${count(clock.resumed - clock.killed)} ms from the kill to the next page stored, the start of the process in it, and ${count(asked.resumed - asked.atKill)} requests; beside the lease of the dead, ${count(leaseMs / 1000)} s`,
  ]
}

const onServer = async (): Promise<string[]> => {
  const { url, drop } = await createServerDatabase()
  try {
    return told('PostgreSQL (memory is custos’ alone)', tickets, await measured(tickets, { url }))
  } finally {
    await drop()
  }
}

const embedded = async (of: number): Promise<string[]> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'custos-bench-'))
  try {
    return told('PGlite (memory is custos’ and the database’s)', of, await measured(of, { dataDir }))
  } finally {
    await rm(dataDir, { recursive: true })
  }
}

/** The reading of a whole account and its plan: all of it on PostgreSQL where there is one, beside a tenth embedded. */
export const history = async (): Promise<string[]> =>
  process.env.TEST_DATABASE_URL === undefined
    ? [...(await embedded(tickets)), 'history on PostgreSQL: not run, TEST_DATABASE_URL is not set']
    : [...(await onServer()), ...(await embedded(tickets / 10))]
