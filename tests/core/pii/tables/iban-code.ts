import type { Table } from './table.ts'

export const ibanCode: Table = {
  hits: [
    'Please transfer to ‹DE89 3704 0044 0532 0130 00› today',
    'IBAN: ‹DE89370400440532013000›, BIC COBADEFFXXX',
    'mon RIB : ‹FR14 2004 1010 0505 0001 3M02 606›.',
    '‹GB29 NWBK 6016 1331 9268 19› Thanks a lot',
    'iban ‹gb29nwbk60161331926819›',
    '‹NL91-ABNA-0417-1643-00›',
    'IBAN ‹DE89\u00a03704\u00a00044\u00a00532\u00a00130\u00a000›',
    'IBAN ‹DE89&nbsp;3704&nbsp;0044&nbsp;0532&nbsp;0130&nbsp;00›',
    '> virement sur ‹FR14 2004 1010\n> 0505 0001 3M02 606›\n> merci',
    '‹NO93 8601 1117 947›',
    '‹MT84 MALT 0110 0001 2345 MTLC AST0 01S›',
    '‹PL61109010140000071219812874›',
    '(‹LU280019400644750000›)',
    'IBAN:‹AT611904300234573201›;',
  ],
  misses: [
    'we looked at 611904300234573201 and it is no parcel of ours',
    'DE89 3704 0044 0532 0130 01',
    'Model GB29NWBK and part DE12 3456 7890',
    'XX89 3704 0044 0532 0130 00',
    'DE89370400440532013000123',
    'ADE89370400440532013000',
    'DE89 3704',
    'colis FR14 2004 1010 0505 0001 3M02 607',
  ],
  checked: { text: 'compte # à débiter', right: 'FR1420041010050500013M02606', wrong: 'FR1420041010050500013M02706' },
}
