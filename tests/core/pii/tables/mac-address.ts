import type { Table } from './table.ts'

export const macAddress: Table = {
  hits: ['MAC ‹00:1B:44:11:3A:B7›', 'adresse MAC : ‹00-1b-44-11-3a-b7›.', '(‹00:1B:44:11:3A:B7›)'],
  misses: ['00:1B:44:11:3A', '00:1B:44:11:3A:B7:C8', '00:1B-44:11-3A:B7', '10:11:12:13:14:15', 'x00:1B:44:11:3A:B7'],
  punctuated: ['‹00-1B-44-11-3A-B7›.', '"‹00:1B:44:11:3A:B7›"'],
  foreign: ['00 1B 44 11 3A B7', '00/1B/44/11/3A/B7', '00:1B-44:11-3A:B7'],
  neighbours: ['00:1B:44:11:3A:B7:C8', '0:00:1B:44:11:3A:B7', '00:1B:44:11:3A:B79'],
}
