import { contextWords, type ContextWords } from '../context.ts'
import type { CodeRule, NamedRule } from '../recognizer.ts'
import { labelled, spelled } from './naming.ts'

const names = [
  ...['license plate', 'licence plate', 'number plate', 'plate number', 'plate', 'registration plate', 'vrm'],
  ...['registration number', 'vehicle registration', 'reg no', 'reg number', "plaque d'immatriculation", 'plaque'],
  ...['immatriculation', 'immatriculé', 'immatriculée', 'amtliches kennzeichen', 'kennzeichen', 'autokennzeichen'],
  ...['kfz-kennzeichen', 'nummernschild', 'matrícula', 'placa', 'targa', 'targato', 'targata', 'kenteken'],
  ...['kentekenplaat', 'nummerplaat', 'matrícula do carro', 'tablica rejestracyjna', 'numer rejestracyjny'],
  ...['nr rejestracyjny', 'numerze rejestracyjnym', 'rejestracja', 'tablice', 'rejestracyjny'],
]

const plate: ContextWords = contextWords(...names)
/** Beside a form of its own a vehicle is enough; what else has the form of letters and digits needs the plate's own name. */
const vehicle: ContextWords = contextWords(
  ...names,
  ...['car', 'vehicle', 'van', 'truck', 'parked', 'parking', 'voiture', 'véhicule', 'camionnette', 'auto', 'fahrzeug'],
  ...['wagen', 'pkw', 'coche', 'vehículo', 'veicolo', 'macchina', 'voertuig', 'carro', 'veículo', 'samochód', 'pojazd'],
)

/** No check digit, and a form that other codes have too. */
const passRate = 0.5

const rule = (
  country: string,
  lengths: readonly number[],
  pattern: RegExp,
  source: string,
  shapes: readonly string[] = [],
  words: ContextWords = shapes.length > 0 ? vehicle : plate,
): CodeRule => ({
  type: 'LICENSE_PLATE',
  form: 'code',
  countries: [country],
  source,
  lengths,
  pattern,
  shapes,
  words,
  passRate,
})

/** France, Belgium, Britain, Italy, Spain, the Netherlands, Portugal and Germany. */
export const westernLicensePlates: readonly CodeRule[] = [
  rule(
    'FR',
    [7],
    /^(?!SS|WW)[A-HJ-NP-TV-Z]{2}\d{3}(?!SS|WW)[A-HJ-NP-TV-Z]{2}$/,
    'Arrêté du 9 février 2009 relatif à l’immatriculation des véhicules, article 1er',
    ['##-###-##'],
  ),
  rule('BE', [7], /^[1-9][A-Z]{3}\d{3}$/, 'FOD Mobiliteit, koninklijk besluit van 20 juli 2001, art. 4', ['#-###-###']),
  rule(
    'GB',
    [7],
    /^[A-HJ-PR-Y][A-HJ-PR-Y](?:0[1-9]|[1-2]\d|5[1-9]|[67]\d)[A-HJ-PR-Z]{3}$/,
    'DVLA INF104, vehicle registration numbers and number plates',
    [],
    vehicle,
  ),
  rule('IT', [7], /^[A-HJ-NPR-TV-Z]{2}\d{3}[A-HJ-NPR-TV-Z]{2}$/, 'Codice della strada, art. 100; DM 15 febbraio 1994'),
  rule('ES', [7], /^\d{4}[BCDFGHJKLMNPRSTVWXYZ]{3}$/, 'Real Decreto 2822/1998, anexo XVIII'),
  rule(
    'NL',
    [6],
    /^(?:[A-Z]{2}\d{2}[A-Z]{2}|\d{2}[A-Z]{2,3}\d{1,2}|[A-Z]{2,3}\d{2,3}[A-Z]|\d{2}[A-Z]{4}|[A-Z]{4}\d{2}|\d[A-Z]{2,3}\d{2,3}|[A-Z]\d{2,3}[A-Z]{2,3})$/,
    'RDW: de geschiedenis van het kenteken, sidecodes',
  ),
  rule(
    'PT',
    [6],
    /^(?:\d{4}[A-Z]{2}|\d{2}[A-Z]{2}\d{2}|[A-Z]{2}\d{4}|[A-Z]{2}\d{2}[A-Z]{2})$/,
    'Decreto-Lei n.º 54/2005, regulamento do número e chapa de matrícula',
  ),
  rule('DE', [4, 5, 6, 7, 8], /^[A-Z]{2,5}[1-9]\d{0,3}[EH]?$/, 'Fahrzeug-Zulassungsverordnung, § 9 und Anlage 2'),
]

export const plLicensePlate: CodeRule = rule(
  'PL',
  [7, 8],
  /^[A-Z]{2,3}(?=.*\d)[A-Z\d]{4,5}$/,
  'Rozporządzenie w sprawie rejestracji pojazdów, załącznik 1',
)

/** Capitals and digits in a few blocks, as each state has its own. */
export const usLicensePlate: NamedRule = labelled({
  type: 'LICENSE_PLATE',
  countries: ['US'],
  source: 'AAMVA, License Plate Standard, edition 2, section 3: up to eight characters',
  names: [
    ...spelled('license plate', 'license plate number', 'plate number', 'license tag', 'tag number'),
    ...[
      'plaque américaine',
      'us-kennzeichen',
      'matrícula americana',
      'placa',
      'targa americana',
      'amerikaans kenteken',
    ],
  ],
  value: /[A-Z\d]{1,5}(?:[ -][A-Z\d]{1,5}){0,2}/y,
  score: 0.86,
  accepts: (value) => {
    const compact = value.replaceAll(/[ -]/g, '')
    return compact.length >= 5 && compact.length <= 8 && /\d/.test(compact) && /[A-Z]/.test(compact)
  },
})
