import type { Table } from './table.ts'

export const swiftCode: Table = {
  hits: [
    'SWIFT: ‹DEUTDEFF›',
    'BIC ‹COBADEFFXXX›',
    'BIC/SWIFT: ‹NEDSZAJJ›',
    'code BIC : ‹BNPAFRPPXXX›',
    'swift code is ‹CHASUS33›',
    'SWIFT-Code: ‹DEUTDEFF500›',
  ],
  misses: [
    'SWIFT DELIVERY PLEASE',
    'SWIFT: DEUTQQFF',
    'DEUTDEFF',
    'SWIFT: DEUTDEFF5',
    'BIC: deutdeff',
    'SWIFT: DEUTDEFF5001',
    'the swift PAYMENTS team',
  ],
  languages: {
    en: 'swift code: ‹DEUTDEFF›',
    fr: 'code BIC : ‹BNPAFRPPXXX›',
    es: 'código SWIFT: ‹CAIXESBB›',
    it: 'codice BIC: ‹BCITITMM›',
    de: 'SWIFT-Code: ‹DEUTDEFF500›',
    nl: 'BIC-code: ‹ABNANL2A›',
    pt: 'código BIC: ‹CGDIPTPL›',
    pl: 'kod SWIFT: ‹BREXPLPW›',
  },
  punctuated: ['(BIC: ‹DEUTDEFF›)', 'BIC/SWIFT: "‹NEDSZAJJ›".'],
  foreign: ['BIC: DEUT-DE-FF', 'BIC: DEUT/DE/FF'],
  neighbours: ['BIC: DEUTDEFF5', 'BIC: XDEUTDEFF', 'BIC: DEUTDEFF50012'],
}
