import type { Table } from './table.ts'

export const coordinates: Table = {
  hits: [
    '‹48.85837, 2.29448›',
    'I am here: ‹-33.86882, 151.20930›.',
    'lat: ‹48.85, lng: 2.29›',
    '{"latitude":‹48.85837,"longitude":2.29448›}',
    'https://maps.example.com/?q=‹48.85837,2.29448›',
    '‹48°51\'29.6"N 2°17\'40.2"E›',
    '‹40° 26′ 46″ N 79° 58′ 56″ W›',
    '‹geo:48.2010,16.3695›;u=35',
  ],
  misses: [
    'prices 12.50, 13.75',
    '12.345, 23.456 kg',
    'at 91.12345, 2.12345',
    'GPS 48.85837, 181.29448',
    'it was 21° 30 minutes later',
    'open from 10.30, 11.45 too',
  ],
  languages: {
    en: 'GPS coordinates ‹48.858, 2.294›',
    fr: 'coordonnées : ‹48,85837 ; 2,29448›',
    de: 'Standort: ‹52.520, 13.405›',
    es: 'ubicación ‹40.416, -3.703›',
    it: 'posizione ‹41.902, 12.496›',
    nl: 'coördinaten ‹52.370, 4.895›',
    pt: 'localização ‹38.722, -9.139›',
    pl: 'współrzędne ‹52.229, 21.012›',
  },
  punctuated: ['(‹48.85837, 2.29448›)', 'GPS ‹48.85837°N, 2.29448°E›'],
  foreign: ['48-85837, 2-29448', '48.85837 to 2.29448'],
  neighbours: ['148.85837, 2.29448', '1.48.85837, 2.29448', '48.85837, 2.29448.12'],
}
