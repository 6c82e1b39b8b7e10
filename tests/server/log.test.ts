import { describe, expect, it } from 'vitest'
import { createLog, described } from '../../server/log.ts'
import { ZendeskError } from '../../server/zendesk/error.ts'

const value = ['4111', '1111', '1111', '1111'].join(' ')

const written = (write: (log: ReturnType<typeof createLog>) => void, level = 'trace'): string => {
  const lines: string[] = []
  write(createLog(level, { write: (line) => void lines.push(line) }))
  return lines.join('')
}

describe('the log', () => {
  it('writes one object a line, with a time that people can read', () => {
    const line = JSON.parse(written((log) => log.info({ request_id: 'r-1' }, 'answered'))) as Record<string, unknown>
    expect(line).toMatchObject({ level: 'info', service: 'custos', request_id: 'r-1', msg: 'answered' })
    expect(line['time']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  })

  it.each(['req', 'res', 'headers', 'body', 'query', 'token', 'authorization', 'cookie', 'err', 'error'])(
    'takes out a %s that is handed in by mistake, at the top and one below',
    (name) => {
      const lines = written((log) => {
        log.warn({ [name]: value }, 'a mistake')
        log.warn({ inside: { [name]: { deeper: value } } }, 'a mistake')
      })
      expect(lines).toContain('a mistake')
      expect(lines).not.toContain(value)
    },
  )

  it('keeps quiet below its level', () => expect(written((log) => log.info('answered'), 'warn')).toBe(''))
})

describe('an error, as it is written down', () => {
  it('says what it is and where, and not what it says: that may be a customer’s', () => {
    const told = described(new SyntaxError(`Unexpected token in "${value}"`))
    expect(told).toMatchObject({ name: 'SyntaxError' })
    expect(told).not.toHaveProperty('message')
    expect(told.at?.[0]).toMatch(/^at .*log\.test\.ts/)
    expect(JSON.stringify(told)).not.toContain(value)
  })

  it('says the same of what caused it', () => {
    const told = described(new Error(value, { cause: new Error(value) }))
    expect(told.cause).toMatchObject({ name: 'Error' })
    expect(JSON.stringify(told)).not.toContain(value)
  })

  it('lets our own words and those of the engine stand', () => {
    expect(described(new TypeError('fetch failed')).message).toBe('fetch failed')
    const ours = new ZendeskError('unauthorised', { call: 'GET /tickets/{id}', status: 401, applied: 'no' })
    expect(described(ours).message).toContain('GET /tickets/{id}')
  })

  it('keeps a code, unless the code is a sentence', () => {
    expect(described(Object.assign(new Error('x'), { code: 'ECONNRESET' })).code).toBe('ECONNRESET')
    expect(described(Object.assign(new Error('x'), { code: `row ${value}` })).code).toBeUndefined()
  })

  it('has a name even for what is no error', () => expect(described(value)).toEqual({ name: 'string' }))
})
