import { expect, it } from 'vitest'
import { countries } from '../../server/geo-ip.ts'

it('finds the country of an address, offline, and none of what is no public address', async () => {
  const locate = await countries()
  expect(locate('91.198.174.192')).toEqual({ country: 'NL' })
  expect(locate('8.8.8.8')).toEqual({ country: 'US' })
  expect(['10.0.0.1', 'not-an-address', ''].map((ip) => locate(ip))).toEqual([undefined, undefined, undefined])
})
