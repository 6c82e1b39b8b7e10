import { createHash } from 'node:crypto'
import { realpath, rm } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A socket dies with its process, even by kill -9, so unlike a file with a process id it can never be left behind locked. */
const socketOf = async (folder: string): Promise<string> => {
  const name = `custos-${createHash('sha256')
    .update(await realpath(folder))
    .digest('hex')
    .slice(0, 16)}`
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`)
}

const answers = (socket: string): Promise<boolean> =>
  new Promise((resolve) => {
    const connection = connect(socket)
    connection.once('connect', () => {
      connection.destroy()
      resolve(true)
    })
    connection.once('error', () => {
      resolve(false)
    })
  })

/** Keeps a second process on this machine out of an embedded database's folder, which would destroy it. Gives the release. */
export const holdFolder = async (folder: string): Promise<() => Promise<void>> => {
  const socket = await socketOf(folder)
  if (await answers(socket)) throw new Error(`The data folder ${folder} is in use by another custos process.`)
  await rm(socket, { force: true })
  const server = createServer((connection) => connection.destroy())
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(socket, resolve)
  })
  server.unref()
  return () =>
    new Promise((resolve) => {
      server.close(() => {
        resolve()
      })
    })
}
