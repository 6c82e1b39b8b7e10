import type { Table } from './table.ts'

export const ipAddress: Table = {
  hits: [
    'login from ‹203.0.113.42› at 10:22',
    'adresse IP ‹203.0.113.42›.',
    'http://‹203.0.113.42›:8080/x',
    '‹192.0.2.1›, ‹198.51.100.7›',
    'client ‹2001:db8::8a2e:370:7334› blocked',
    '‹::ffff:192.0.2.128› seen',
    '‹2001:0db8:0000:0000:0000:ff00:0042:8329›',
    '[‹2001:db8::1›]:443',
    'from ‹fe80::1›.',
    'ip ‹10.1.2.3›',
  ],
  misses: [
    'We run version 1.2.3.4 of the plugin, build 4.19.0.1',
    'see section 3.2.1.4 of the manual',
    'mise à jour 12.40.33.81',
    'price 4.111.111.111,11 EUR',
    '256.1.1.1',
    '1.2.3',
    '203.0.113.42.7',
    '203.0.113.042',
    'at 10:22:33 sharp',
    'std::vector 1::x::2',
    '12:34:56:78:9a:bc',
    '1:2:3:4:5:6:7:8:9',
    'a::b::1',
  ],
}
