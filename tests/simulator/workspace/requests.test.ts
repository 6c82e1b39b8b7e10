import { describe, expect, it } from 'vitest'
import { answerRequest, formFields } from '../../../simulator/workspace/protocol/requests.ts'

interface Sent {
  readonly url: string
  readonly init: RequestInit
}

const origin = 'http://127.0.0.1:4010'

/** Sends what an app asks for to a network of one answer. */
const ask = async (options: Record<string, unknown>, answer: () => Response | Promise<Response>) => {
  const sent: Sent[] = []
  const result = await answerRequest(
    {
      origin,
      proxy: `${origin}/__simulator/proxy`,
      installationId: 7001,
      appId: 501,
      schedule: (action, milliseconds) => {
        if (milliseconds === 0) action()
        return () => undefined
      },
      fetch: (url, init) => {
        sent.push({ url, init })
        return init.signal?.aborted === true ? Promise.reject(new Error('aborted')) : Promise.resolve(answer())
      },
    },
    options,
  )
  return { result, request: sent[0] }
}

const ok = () => Response.json({ ok: true })

describe('where a request goes', () => {
  it('is the account itself for a relative address, with the cookies of the agent and the name of the app', async () => {
    const { request } = await ask({ url: '/api/v2/tickets/1.json' }, ok)
    expect(request).toMatchObject({
      url: `${origin}/api/v2/tickets/1.json`,
      init: { method: 'GET', credentials: 'same-origin', headers: { 'x-zendesk-app-id': '501' } },
    })
  })

  it.each(['https://shop.example/a', '//shop.example/a', 'HTTPS://shop.example/a'])(
    'is the proxy for %s, so that cookies never leave for another host',
    async (url) => {
      const { request } = await ask({ url, type: 'put', data: 'x=1', secure: true, jwt: { algorithm: 'HS256' } }, ok)
      expect(request?.url).toBe(`${origin}/__simulator/proxy`)
      expect(JSON.parse((request?.init.body ?? 'null') as string)).toEqual({
        installation_id: 7001,
        url,
        method: 'PUT',
        headers: { 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8' },
        body: 'x=1',
        secure: true,
        jwt: { algorithm: 'HS256' },
      })
    },
  )

  it('is the other host itself with cors, without cookies, and never with secure settings', async () => {
    const { request } = await ask({ url: 'https://shop.example/a', cors: true }, ok)
    expect(request).toMatchObject({ url: 'https://shop.example/a', init: { credentials: 'omit' } })
    const refused = await ask({ url: 'https://shop.example/a', cors: true, secure: true }, ok)
    expect(refused.request).toBeUndefined()
    expect(refused.result).toMatchObject({ outcome: 'fail', value: { status: 0 } })
  })
})

describe('what is sent', () => {
  it('is a query for a get, a form by default, and the text as it is for any other type', async () => {
    const get = await ask({ url: '/a?x=1', data: { ids: [1, 2], q: 'é' } }, ok)
    expect(get.request?.url).toBe(`${origin}/a?x=1&ids%5B%5D=1&ids%5B%5D=2&q=%C3%A9`)
    const form = await ask({ url: '/a', type: 'POST', data: { tag: 'b c' } }, ok)
    expect(form.request?.init).toMatchObject({
      body: 'tag=b+c',
      headers: { 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8' },
    })
    const json = await ask({ url: '/a', type: 'PUT', contentType: 'application/json', data: '{"a":1}' }, ok)
    expect(json.request?.init).toMatchObject({ body: '{"a":1}', headers: { 'content-type': 'application/json' } })
  })

  it('nests fields as jQuery does', () => {
    const written = formFields({ a: { b: 1 }, c: [{ d: true }, null] })
    expect(decodeURIComponent(written)).toBe('a[b]=1&c[0][d]=true&c[]=')
  })
})

describe('what comes back', () => {
  it('is the parsed body, or the text where it is none', async () => {
    expect((await ask({ url: '/a' }, ok)).result).toEqual({ outcome: 'done', value: { ok: true } })
    const plain = await ask({ url: '/a' }, () => new Response('hello'))
    expect(plain.result).toEqual({ outcome: 'done', value: 'hello' })
    const forced = await ask({ url: '/a', dataType: 'text' }, ok)
    expect(forced.result).toEqual({ outcome: 'done', value: '{"ok":true}' })
    const nothing = await ask({ url: '/a', type: 'DELETE' }, () => new Response(null, { status: 204 }))
    expect(nothing.result).toEqual({ outcome: 'done', value: null })
  })

  it('is the whole response where the app wishes it', async () => {
    const { result } = await ask({ url: '/a', httpCompleteResponse: true }, ok)
    expect(result).toEqual({
      outcome: 'done',
      value: {
        status: 200,
        statusText: 'success',
        responseText: '{"ok":true}',
        responseJSON: { ok: true },
        responseHeaders: { 'content-type': 'application/json' },
      },
    })
  })

  it('is a failure with the body of the refusal', async () => {
    const { result } = await ask({ url: '/a' }, () =>
      Response.json({ error: 'RecordInvalid' }, { status: 422, statusText: 'Unprocessable Entity' }),
    )
    expect(result).toEqual({
      outcome: 'fail',
      value: {
        readyState: 4,
        status: 422,
        statusText: 'Unprocessable Entity',
        responseText: '{"error":"RecordInvalid"}',
        responseJSON: { error: 'RecordInvalid' },
      },
    })
  })

  it('is a failure where json was promised and something else came', async () => {
    const broken = () => new Response('<html>', { headers: { 'content-type': 'application/json' } })
    expect((await ask({ url: '/a' }, broken)).result).toMatchObject({
      outcome: 'fail',
      value: { status: 200, statusText: 'parsererror' },
    })
  })

  it.each([
    ['cut', {}, 'error'],
    ['too slow', { timeout: 0 }, 'timeout'],
  ])('is a failure of status 0 where the connection was %s', async (_what, options, statusText) => {
    const { result } = await ask({ url: '/a', ...options }, () => Promise.reject(new TypeError('Failed to fetch')))
    expect(result).toMatchObject({ outcome: 'fail', value: { status: 0, readyState: 0, statusText } })
  })
})
