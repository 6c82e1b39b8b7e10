import { isIdentifier, labelled, spelled } from './naming.ts'

const value = /[A-Z]{0,5}(?:[ -]?[A-Z0-9]){1,5}[ -]?\d(?:[ -]?[A-Z0-9]){3,14}/iy
const accepts = (written: string): boolean => isIdentifier(written) && !/[a-z]{3}/.test(written)

/** American spelling; each state has a form of its own, so the name must say it. */
export const usDriverLicense = labelled({
  type: 'US_DRIVER_LICENSE',
  source: 'AAMVA, "DL/ID Card Design Standard", annex on licence number formats by state',
  countries: ['US'],
  names: [
    ...["driver's license", 'drivers license', 'driver license', "driver's licenses", "driver's lic", 'dl number'],
    ...spelled('driver license number', 'license dl'),
    ...['permis de conduire américain', 'licencia de conducir', 'us-führerschein'],
  ],
  value,
  score: 0.92,
  accepts,
})

export const driverLicense = labelled({
  type: 'DRIVER_LICENSE',
  source: 'Directive 2006/126/EC, annex I, field 5: the licence number',
  names: [
    ...['driving licence', 'driving license', "driver's licence", 'drivers licence', 'driver licence'],
    ...['permis de conduire', 'numéro de permis', 'führerschein', 'führerscheinnummer', 'permiso de conducir'],
    ...['carné de conducir', 'patente di guida', 'patente', 'rijbewijs', 'rijbewijsnummer', 'carta de condução'],
    ...['carteira de motorista', 'prawo jazdy', 'prawa jazdy', 'körkort', 'kørekort', 'førerkort'],
  ],
  value,
  score: 0.9,
  accepts,
})
