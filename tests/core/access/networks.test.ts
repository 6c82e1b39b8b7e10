import { describe, expect, it } from 'vitest'
import { inNetworks, networkFault, networkIn } from '../../../core/access/networks.ts'

describe('a network', () => {
  it.each([
    '203.0.113.0/24',
    '203.0.113.7',
    '203.0.113.7/32',
    '10.0.0.0/8',
    '2001:db8::/32',
    '2001:db8:a000::/35',
    '2001:db8::1',
    '2001:DB8:1:2:3:4:5:6/128',
    '::/16',
  ])('may be written %s', (text) => expect(networkFault(text)).toBeUndefined())

  it.each([
    '',
    'office',
    '203.0.113',
    '203.0.113.256/24',
    '203.0.113.01',
    '203.0.113.0/33',
    '203.0.113.0/24/24',
    '203.0.113.0/',
    '203.0.113.0/024',
    '0x7f.0.0.1',
    '1e1.0.0.0/8',
    '2001:db8:::/48',
    '2001:db8::1::/48',
    '2001:db8/32',
    '2001:db8::/129',
    '1:2:3:4:5:6:7:8::',
    '2001:db8::12345/128',
    '::ffff:203.0.113.0/120',
  ])('is not %j', (text) => expect(networkFault(text)).toBe('malformed'))

  it.each(['0.0.0.0/0', '128.0.0.0/1', '10.0.0.0/7', '::/0', '2000::/3'])('is too wide as %s', (text) =>
    expect(networkFault(text)).toBe('too-wide'),
  )

  it.each([
    ['203.0.113.7/24', '203.0.113.0/24'],
    ['203.0.113.129/25', '203.0.113.128/25'],
    ['2001:db8:0:1::5/64', '2001:db8:0:1::/64'],
    ['2001:db8:bfff::/35', '2001:db8:a000::/35'],
  ])('with an address in it, %s, is offered as %s', (text, meant) => {
    expect(networkFault(text)).toBe('host-bits')
    expect(networkIn(text)).toBe(meant)
    expect(networkFault(meant)).toBeUndefined()
  })

  it.each([
    ['203.0.113.9', true],
    ['203.0.114.9', false],
    ['198.51.100.128', true],
    ['198.51.100.127', false],
    ['2001:db8:a000::1', true],
    ['2001:db8:bfff:ffff::1', true],
    ['2001:db8:c000::1', false],
    ['2001:db8:9fff::1', false],
    ['office', false],
    ['', false],
  ])('holds %s: %s', (address, expected) =>
    expect(inNetworks(['203.0.113.0/24', '198.51.100.128/25', '2001:db8:a000::/35'])(address)).toBe(expected),
  )

  it('holds nothing where there is none', () => expect(inNetworks([])('203.0.113.9')).toBe(false))
})
