import type { Table } from './table.ts'

const withPassword = ['https://', 'ann:s3cretpw', '@files.example.com/a'].join('')

export const secretUrl: Table = {
  hits: [
    `see ‹${withPassword}›.`,
    'Open ‹https://example.com/reset?token=8f14e45fceea167a›, please',
    '<a href="‹https://example.com/a?x=1&access_token=8f14e45fceea›">',
    'lien : ‹https://example.com/f?X-Amz-Signature=8f14e45fceea167a›',
  ],
  misses: [
    'https://example.com/',
    'https://example.com/?page=2&token=',
    'https://example.com:8443/a@b',
    'voir http://example.com/reset?langue=fr',
    'https://example.com/token/abc',
  ],
  punctuated: [
    '(‹https://example.com/reset?token=8f14e45fceea167a›)',
    '"‹https://example.com/reset?token=8f14e45fceea167a›".',
  ],
  foreign: ['https:/example.com/reset?token=8f14e45fceea167a', 'https example.com reset token 8f14e45fceea167a'],
  neighbours: [
    'xhttps://example.com/reset?token=8f14e45fceea167a',
    '9https://example.com/reset?token=8f14e45fceea167a',
  ],
}
