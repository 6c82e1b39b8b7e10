import { describe, expect, it } from 'vitest'
import { fromAccessRecord } from '../../../core/access/access-record.ts'
import { fromAuditRecord } from '../../../core/access/audit-record.ts'
import { searchClass } from '../../../core/access/search-class.ts'

const access = (fields: object) =>
  fromAccessRecord({ id: 'a', timestamp: '2026-01-01T00:00:00Z', user_id: '5', ...fields })
const audit = (fields: object) => fromAuditRecord({ id: 1, created_at: '2026-01-01T00:00:00Z', actor_id: 5, ...fields })

describe('a record of the access log', () => {
  it.each([
    ['a ticket by its address', { url: '/api/v2/tickets/9.json' }, { verb: 'view', kind: 'ticket', object: 9 }],
    ['a ticket of a whole address', { url: 'https://x.example/api/v2/tickets/9' }, { verb: 'view', object: 9 }],
    [
      'a ticket only in variables',
      {
        method: 'POST',
        url: '/graphql',
        graphql: { operation_name: 'ticket', operation_type: 'QUERY', variables: '{"id":"9"}' },
      },
      { verb: 'view', kind: 'ticket', object: 9 },
    ],
    [
      'variables that are an object',
      { url: '/graphql', graphql: { operation_name: 'ticket', variables: { id: 9 } } },
      { verb: 'view', object: 9 },
    ],
    [
      'a mutation',
      {
        url: '/graphql',
        graphql: { operation_name: 'ticketUpdate', operation_type: 'MUTATION', variables: '{"ticketId":9}' },
      },
      { verb: 'update', object: 9 },
    ],
    [
      'variables that are no JSON',
      { url: '/graphql', graphql: { operation_name: 'ticket', variables: '{' } },
      { verb: 'other' },
    ],
    ['noise of GraphQL', { url: '/graphql', graphql: { operation_name: 'badge' } }, { verb: 'other' }],
    ['an update', { method: 'PUT', url: '/api/v2/tickets/9.json' }, { verb: 'update', object: 9 }],
    ['a merge', { method: 'POST', url: '/api/v2/tickets/9/merge.json' }, { verb: 'merge', object: 9 }],
    ['a list of users', { url: '/api/v2/users.json?page=2' }, { verb: 'list', kind: 'user' }],
    ['a look at oneself', { url: '/api/v2/users/me.json' }, { verb: 'other' }],
    ['names of people by their ids', { url: '/api/v2/users/show_many.json?ids=7,8' }, { verb: 'other' }],
    ['a count of users', { url: '/api/v2/users/count?role=agent' }, { verb: 'other' }],
    ['changes of many users', { method: 'PUT', url: '/api/v2/users/update_many.json' }, { verb: 'update' }],
    ['a profile', { url: '/api/v2/users/8/tickets/requested.json' }, { verb: 'view', kind: 'user', object: 8 }],
    ['an incremental export', { url: '/api/v2/incremental/tickets/cursor.json?cursor=x' }, { verb: 'export' }],
    ['an export of a view', { url: '/api/v2/views/3/export.json' }, { verb: 'export' }],
    [
      'a search',
      { url: '/api/v2/search.json?query=123-45-6789&page=2' },
      { verb: 'search', search: 'national-number' },
    ],
    ['a broken query', { url: '/api/v2/search.json?query=%E0%A4%A' }, { verb: 'search', search: 'text' }],
    ['a refusal', { url: '/api/v2/tickets/9.json', status: 403 }, { verb: 'view', refused: true }],
    ['a token', { url: '/x', authorization_type: 'basic' }, { session: false }],
    ['one from a view', { url: '/api/v2/tickets/9', referer: '/agent/filters/77' }, { verb: 'view', view: 77 }],
    ['nothing but its time', {}, { verb: 'other', session: true, refused: false }],
  ])('is read as %s', (_, fields, expected) => {
    expect(access(fields)).toMatchObject({ ok: true, event: { actor: 5, ...expected } })
  })
})

describe('a record of the audit log', () => {
  it.each([
    ['update', 'Two-Factor authentication', 'Disabled', 'weaker'],
    ['destroy', 'Credit Card Redaction', '', 'weaker'],
    ['create', 'Credit Card Redaction', 'Enabled', 'stronger'],
    ['update', 'Mobile App Access', 'Enabled', 'weaker'],
    ['update', 'Session expiration', 'Session expiration changed from 8 hours to 2 weeks', 'weaker'],
    ['update', 'Session expiration', 'Session expiration changed from 2 weeks to 30 minutes', 'stronger'],
    ['update', 'Password policy', 'Password policy changed from High to Low', 'weaker'],
    ['update', 'Password policy', 'Position changed', 'unknown'],
  ])('%s of %s reading %j goes %s', (action, source_label, change_description, direction) => {
    const read = audit({ action, source_type: 'account_setting', source_label, change_description })
    expect(read).toMatchObject({ ok: true, event: { verb: 'setting', change: { direction } } })
  })

  it.each([
    ['an account’s owner', 'update', 'account', 'Account owner', 'Owner changed', 'owner', 'weaker'],
    ['an OAuth client', 'create', 'oauth_client', 'Reports', '', 'oauth-client', 'weaker'],
    ['an OAuth client that is gone', 'destroy', 'oauth_client', 'Reports', '', 'oauth-client', 'stronger'],
    ['an app', 'create', 'zendesk/app_market/app', 'Viewer', '', 'app', 'weaker'],
    ['a webhook', 'create', 'webhook', 'To somewhere', '', 'webhook', 'weaker'],
    ['a webhook that points elsewhere', 'update', 'webhook', 'To somewhere', 'Endpoint changed', 'webhook', 'weaker'],
    [
      'a trigger that sends',
      'update',
      'rule',
      'Trigger: x',
      'Actions changed: Notify webhook',
      'sending-rule',
      'weaker',
    ],
    ['an automation that sends no more', 'destroy', 'rule', 'Automation: x', 'webhook', 'sending-rule', 'stronger'],
    ['addresses let in', 'update', 'account_setting', 'IP restrictions', 'Disabled', 'ip-restrictions', 'weaker'],
    ['a deletion schedule', 'destroy', 'account_setting', 'Deletion schedule: old', '', 'deletion-schedule', 'weaker'],
  ])('knows %s', (_, action, source_type, source_label, change_description, subject, direction) => {
    const read = audit({ action, source_type, source_label, change_description })
    expect(read).toMatchObject({ ok: true, event: { change: { subject, direction } } })
  })

  it.each([
    ['a trigger that only changes tickets', 'rule', 'Trigger: x', 'Actions changed'],
    ['a macro', 'rule', 'Macro: x', 'Actions changed: webhook'],
  ])('takes %s for no way out', (_, source_type, source_label, change_description) => {
    expect(audit({ action: 'update', source_type, source_label, change_description })).toMatchObject({
      event: { verb: 'other' },
    })
  })

  it.each([
    ['user_setting', 'Suspension state: Owner Password Nemo', 'Suspended'],
    ['user', 'Owner Password Nemo', 'Role changed from Agent to Administrator'],
    ['user', 'Owner Password Nemo', 'Name changed'],
    ['rule', 'Trigger: Owner Password Nemo', 'Actions changed: Notify webhook'],
    ['oauth_client', 'Owner Password Nemo', ''],
    ['account_setting', 'Session expiration of Nemo', 'Disabled'],
  ])('of %s takes no name along from its label', (source_type, source_label, change_description) => {
    const read = audit({ action: 'create', source_type, source_label, change_description })
    expect(JSON.stringify(read)).not.toContain('Nemo')
    if (source_type === 'user') expect(read).not.toMatchObject({ event: { verb: 'setting' } })
  })

  it.each(['apitoken', 'api_token'])('knows a token as %s', (source_type) => {
    expect(audit({ action: 'create', source_type, change_description: '' })).toMatchObject({ event: { verb: 'token' } })
  })

  it.each([
    ['Role changed from Agent to Administrator', 'weaker'],
    ['Support role changed from Agent to Admin\nGuide role changed from Admin to not set', 'weaker'],
    ['Role changed from Administrator to End User', 'stronger'],
  ])('reads %j as %s', (change_description, direction) => {
    const read = audit({ action: 'update', source_type: 'user', source_id: '8', change_description })
    expect(read).toMatchObject({ event: { verb: 'role', object: 8, change: { direction } } })
  })
})

describe('a query', () => {
  const card = ['4111', '1111', '1111', '1111']
  it.each([
    [card.join(' '), 'card'],
    [card.join(''), 'card'],
    [`paid with ${card.join('-')}`, 'card'],
    ['4111 1111 1111 1112', 'long-number'],
    ['GB82 WEST 1234 5698 7654 32', 'iban'],
    ['123-45-6789', 'national-number'],
    ['someone@example.com', 'email'],
    ['order 152474', 'text'],
    ['how to remove card number', 'text'],
  ])('%j is a %s', (query, expected) => expect(searchClass(query)).toBe(expected))

  it('of any length takes no time', () => {
    const began = performance.now()
    searchClass('1 '.repeat(500_000))
    expect(performance.now() - began).toBeLessThan(200)
  })
})
