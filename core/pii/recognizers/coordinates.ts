import { contextWords } from '../context.ts'
import type { Reason } from '../finding.ts'
import { isOfWord, surer, type Found, type Reading, type Recognizer } from '../recognizer.ts'

const words = contextWords(
  ...[
    'coordinates',
    'gps',
    'latitude',
    'longitude',
    'lat',
    'lng',
    'lon',
    'long',
    'geolocation',
    'location',
    'position',
  ],
  ...['coordonnées', 'coordonnées gps', 'géolocalisation', 'localisation', 'koordinaten', 'breitengrad', 'längengrad'],
  ...['standort', 'coordenadas', 'latitud', 'longitud', 'ubicación', 'posición', 'coordinate', 'latitudine'],
  ...['longitudine', 'posizione', 'coördinaten', 'breedtegraad', 'lengtegraad', 'locatie', 'positie', 'posição'],
  ...['localização', 'współrzędne', 'szerokość', 'długość', 'pozycja', 'maps', 'pin'],
)

/** Latitude and longitude in degrees with decimals, named or not: `48.85837, 2.29448`, `lat: 48.85, lng: 2.29`. */
const decimal =
  /(?<![\p{L}\p{N}.,])([-+]?\d{1,2})[.,](\d{2,10})°?( ?[NS])?["']?(?: ?[,;/|&] ?|%2C| )(?:["']?(?:longitude|long|lng|lon)["']?[ :=]{1,3}["']?)?([-+]?\d{1,3})[.,](\d{2,10})(?![\p{N}]|[.,]\d|[\p{L}]{2})(?:°? ?[EWO](?![\p{L}\p{N}]))?/giu

/** Degrees, minutes and seconds, which nothing else is written with: `48°51'29.6"N 2°17'40.2"E`. */
const sexagesimal =
  /(?<![\p{L}\p{N}])(?:[NS] ?)?(\d{1,2}) ?° ?\d{1,2}(?:[.,]\d{1,6})?[ ]?['′’](?: ?\d{1,2}(?:[.,]\d{1,6})? ?(?:["″”]|''|’’))?[ ]?[NS]?[ ,;/]{0,3}(?:[EWO] ?)?(\d{1,3}) ?° ?\d{1,2}(?:[.,]\d{1,6})?[ ]?['′’](?: ?\d{1,2}(?:[.,]\d{1,6})? ?(?:["″”]|''|’’))?(?: ?[EWO](?![\p{L}]))?/giu

const uri = /(?<![\p{L}\p{N}])geo:(-?\d{1,2}(?:\.\d{1,12})?),(-?\d{1,3}(?:\.\d{1,12})?)/giu

const isOnEarth = (latitude: string, longitude: string): boolean =>
  Math.abs(Number(latitude)) <= 90 && Math.abs(Number(longitude)) <= 180

const labelBefore = /(?:lat|latitude|latitudine|latitud|breitengrad)["']?[ :=]{1,3}["']?$/i

const decimals = function* (reading: Reading): Generator<Found> {
  const { text } = reading
  for (const found of text.matchAll(decimal)) {
    const { index: start, 0: written, 1: degrees = '', 2: one = '', 4: other = '', 5: rest = '' } = found
    const end = start + written.length
    if (!isOnEarth(`${degrees}.${one}`, `${other}.${rest}`)) continue
    const word =
      words.near(reading, start, end) ??
      (labelBefore.test(text.slice(Math.max(0, start - 16), start)) ? 'lat' : undefined)
    // Four decimals are ten metres: prices, sizes and shares have two or three.
    const fine = one.length > 3 && rest.length > 3 && (one.length > 4 || rest.length > 4)
    if (word === undefined && !fine) {
      reading.missed?.('COORDINATES', start, end, { code: 'no-word-nearby' })
      continue
    }
    const reasons: Reason[] = [{ code: 'pattern' }]
    if (word !== undefined) reasons.push({ code: 'context-word', word })
    yield { start, end, score: surer(fine ? 0.75 : 0.4, word !== undefined && 0.8), reasons }
  }
}

/** A cheap look before the patterns: two groups of digits behind a decimal sign. */
const hasTwoDecimals = ({ text, runs }: Reading): boolean => {
  let count = 0
  for (const { groups } of runs)
    for (const { start, end } of groups) if (end - start > 1 && '.,'.includes(text.charAt(start - 1))) count += 1
  return count > 1
}

export const coordinates: Recognizer = {
  type: 'COORDINATES',
  needs: 'digit',
  source: 'ISO 6709, annex D; RFC 5870 (geo: URI)',
  *find(reading) {
    const { text } = reading
    if (hasTwoDecimals(reading)) yield* decimals(reading)
    if (text.includes('°'))
      for (const { index: start, 0: written, 1: latitude = '', 2: longitude = '' } of text.matchAll(sexagesimal)) {
        const end = start + written.length
        if (isOnEarth(latitude, longitude) && !isOfWord(text, end))
          yield { start, end, score: 0.96, reasons: [{ code: 'pattern' }, { code: 'punctuation' }] }
      }
    if (text.includes(':') && /geo:/i.test(text))
      for (const { index: start, 0: written, 1: latitude = '', 2: longitude = '' } of text.matchAll(uri))
        if (isOnEarth(latitude, longitude))
          yield { start, end: start + written.length, score: 0.97, reasons: [{ code: 'pattern' }] }
  },
}
