import type { Recognizer } from '../recognizer.ts'
import { easternVatNumber } from '../recognizers/eu-vat-eastern.ts'
import { plLicensePlate } from '../recognizers/license-plate.ts'
import { czRc, roCnp, bgEgn, grAmka, huTaj, trNationalId } from '../recognizers/eastern-europe.ts'
import {
  sePersonnummer,
  fiPersonalIdentityCode,
  fiPersonalIdentityCodeOfDigits,
  dkCpr,
  noFnr,
} from '../recognizers/nordic.ts'
import { plPesel } from '../recognizers/poland.ts'

export const northernAndEasternEurope: readonly Recognizer[] = [
  plPesel,
  sePersonnummer,
  fiPersonalIdentityCode,
  fiPersonalIdentityCodeOfDigits,
  dkCpr,
  noFnr,
  czRc,
  roCnp,
  bgEgn,
  grAmka,
  huTaj,
  trNationalId,
  easternVatNumber,
  plLicensePlate,
]
