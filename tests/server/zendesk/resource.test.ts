import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { resourceOf } from '../../../server/zendesk/resource.ts'

describe('the name of a resource', () => {
  it.each([
    ['/api/v2/tickets/35436.json', '/tickets/{id}'],
    ['/api/v2/tickets/35436/comments', '/tickets/{id}/comments'],
    ['/api/v2/tickets/1/comments/2/attachments/3/redact', '/tickets/{id}/comments/{id}/attachments/{id}/redact'],
    ['/api/v2/comment_redactions/8', '/comment_redactions/{id}'],
    ['/api/v2/users/me.json', '/users/me'],
    ['/api/v2/webhooks/01GX3R4SYVW5X9Z/signing_secret', '/webhooks/{id}/signing_secret'],
    ['/api/v2/apps/501/public_key.pem', '/apps/{id}/public_key.pem'],
    ['/oauth/tokens', '/oauth/tokens'],
  ])('of %s is %s', (pathname, name) => {
    expect(resourceOf(pathname)).toBe(name)
  })

  it('never holds what is not one of its own words', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9@%.-]{3,20}$/), (id) => {
        fc.pre(!id.endsWith('.json') && resourceOf(`/${id}`) !== `/${id}`)
        expect(resourceOf(`/api/v2/tickets/${id}/tags`)).toBe('/tickets/{id}/tags')
      }),
    )
  })
})
