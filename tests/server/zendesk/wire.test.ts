import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { exchange } from '../../../server/zendesk/wire.ts'
import { failureOf } from './account.ts'
import { timeline } from './timeline.ts'

/** The real network on this machine, for what only sockets do. */
const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

const listening = async (answer: RequestListener): Promise<URL> => {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return new URL(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}/api/v2/comment_redactions/8`)
}

const put = (url: URL, timeoutMs?: number) =>
  exchange({ ...timeline(), timeoutMs }, { method: 'PUT', url, headers: {}, body: { ticket_id: 7 } })

describe('a call over a real connection', () => {
  it('ends when the server never answers', async () => {
    const url = await listening(() => undefined)
    expect(await failureOf(put(url, 20))).toMatchObject({ code: 'slow', applied: 'unknown' })
  })

  it('ends when the server stops in the middle of its answer', async () => {
    const url = await listening((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.write('{"comment":')
    })
    expect(await failureOf(put(url, 50))).toMatchObject({ code: 'slow', applied: 'unknown' })
  })

  it('may have been applied when the connection is cut before the answer', async () => {
    const url = await listening((request) => request.socket.destroy())
    expect(await failureOf(put(url))).toMatchObject({ code: 'down', applied: 'unknown' })
  })

  it('may have been applied when the connection is cut within the answer', async () => {
    const url = await listening((request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' })
      response.write('{"comment":', () => request.socket.destroy())
    })
    expect(await failureOf(put(url))).toMatchObject({ code: 'down', applied: 'unknown' })
  })

  it('was not applied when nobody listens', async () => {
    const url = await listening(() => undefined)
    closing.pop()?.()
    expect(await failureOf(put(url))).toMatchObject({ code: 'down', applied: 'no' })
  })
})
