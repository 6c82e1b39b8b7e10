import type { Recognizer } from '../recognizer.ts'
import { usLicensePlate } from '../recognizers/license-plate.ts'
import { accountBesideRouting, usBankNumber } from '../recognizers/us-bank-number.ts'
import { mxCurp, arCuit, clRut, clRutWithK } from '../recognizers/americas.ts'
import { brCpf, brCnpj } from '../recognizers/brazil.ts'
import { caSin } from '../recognizers/canada.ts'
import { usDriverLicense } from '../recognizers/driver-license.ts'
import { usItin, usNpi, usMbi, abaRoutingNumber } from '../recognizers/united-states.ts'
import { usSsn } from '../recognizers/us-ssn.ts'

export const americas: readonly Recognizer[] = [
  usSsn,
  usDriverLicense,
  brCpf,
  brCnpj,
  caSin,
  mxCurp,
  arCuit,
  clRut,
  clRutWithK,
  usItin,
  usNpi,
  usMbi,
  abaRoutingNumber,
  usBankNumber,
  accountBesideRouting,
  usLicensePlate,
]
