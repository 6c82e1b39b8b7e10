import { isIdentifier, labelled, spelled } from './naming.ts'

export const passport = labelled({
  type: 'PASSPORT',
  source: 'ICAO Doc 9303-3, section 4.2.2: the passport number, up to nine characters',
  names: [
    ...spelled('passport', 'passport number'),
    ...['passeport', 'numéro de passeport', 'reisepass', 'reisepassnummer', 'pass-nr', 'passnummer', 'pasaporte'],
    ...['número de pasaporte', 'passaporto', 'numero di passaporto', 'paspoort', 'paspoortnummer', 'passaporte'],
    ...['paszport', 'numer paszportu'],
  ],
  value: /[A-Z0-9]{6,9}/iy,
  score: 0.9,
  accepts: isIdentifier,
})
