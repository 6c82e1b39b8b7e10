import { describe, expect, it } from 'vitest'
import { expandOrigin, isSubdomain } from '../../../server/zendesk/origin.ts'

describe('a subdomain', () => {
  it.each(['maison-lumiere', 'abc', '0x9', 'a'.repeat(63)])('may be %s', (name) => {
    expect(isSubdomain(name)).toBe(true)
  })

  it.each([
    '',
    'ab',
    '-abc',
    'abc-',
    'Abc',
    'a.b',
    'evil.example/',
    'abc@evil',
    'abc:8080',
    'a_b',
    'abc\n',
    'é'.repeat(3),
    'a'.repeat(64),
  ])('is not %j', (name) => {
    expect(isSubdomain(name)).toBe(false)
  })
})

describe('the origin of an account', () => {
  it.each([
    ['https://{subdomain}.zendesk.com', 'https://maison-lumiere.zendesk.com'],
    ['https://{subdomain}.zendesk.com/', 'https://maison-lumiere.zendesk.com'],
    ['http://127.0.0.1:4010', 'http://127.0.0.1:4010'],
    ['http://localhost:4010', 'http://localhost:4010'],
  ])('of the template %s is %s', (template, origin) => {
    expect(expandOrigin(template, 'maison-lumiere')).toBe(origin)
  })

  it.each([
    'http://{subdomain}.zendesk.com',
    'https://{subdomain}.zendesk.com/api',
    'https://user:secret@{subdomain}.zendesk.com',
    'https://{subdomain}.zendesk.com?x=1',
    'zendesk',
    'javascript:alert(1)',
  ])('is refused from the template %s', (template) => {
    expect(() => expandOrigin(template, 'maison-lumiere')).toThrow('ZENDESK_ORIGIN')
  })

  it('is made of a valid subdomain only', () => {
    expect(() => expandOrigin('https://{subdomain}.zendesk.com', 'evil.example/')).toThrow('not a Zendesk subdomain')
  })
})
