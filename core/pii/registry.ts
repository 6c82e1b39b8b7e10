import type { Recognizer } from './recognizer.ts'
import { mxCurp, arCuit, clRut, clRutWithK } from './recognizers/americas.ts'
import {
  auTfn,
  auAbn,
  auMedicare,
  nzIrd,
  sgNricFin,
  krRrn,
  jpMyNumber,
  thTnin,
  zaIdNumber,
} from './recognizers/asia-pacific.ts'
import { beNn } from './recognizers/belgium.ts'
import { brCpf, brCnpj } from './recognizers/brazil.ts'
import { caSin } from './recognizers/canada.ts'
import { creditCard } from './recognizers/credit-card.ts'
import { cvv } from './recognizers/cvv.ts'
import { dateOfBirth } from './recognizers/date-of-birth.ts'
import { imei, vin } from './recognizers/devices.ts'
import { usDriverLicense, driverLicense } from './recognizers/driver-license.ts'
import { czRc, roCnp, bgEgn, grAmka, huTaj, trNationalId } from './recognizers/eastern-europe.ts'
import { emailAddress, spelledEmailAddress } from './recognizers/email-address.ts'
import { employeeId, prefixedEmployeeId } from './recognizers/employee-id.ts'
import { frNir } from './recognizers/fr-nir.ts'
import { frSiren, frSiret } from './recognizers/france-companies.ts'
import { deTaxId, deSocialSecurity, deIdCard } from './recognizers/germany.ts'
import { ibanCode } from './recognizers/iban-code.ts'
import { inAadhaar, inPan } from './recognizers/india.ts'
import { insurancePolicyNumber, prefixedPolicyNumber } from './recognizers/insurance-policy-number.ts'
import { ipAddress } from './recognizers/ip-address.ts'
import { iePps, atSsn } from './recognizers/ireland-austria.ts'
import { itFiscalCode, itVatCode } from './recognizers/italy.ts'
import { medicalRecordNumber, prefixedMedicalRecordNumber } from './recognizers/medical-record-number.ts'
import { nlBsn } from './recognizers/netherlands.ts'
import { sePersonnummer, fiPersonalIdentityCode, dkCpr, noFnr } from './recognizers/nordic.ts'
import { oneTimeCode } from './recognizers/one-time-code.ts'
import { password } from './recognizers/password.ts'
import { phoneNumber } from './recognizers/phone-number.ts'
import { plPesel } from './recognizers/poland.ts'
import { ptNif } from './recognizers/portugal.ts'
import { secretUrl } from './recognizers/secret-url.ts'
import { secret, namedSecret } from './recognizers/secret.ts'
import { esNif, esNie } from './recognizers/spain.ts'
import { swiftCode } from './recognizers/swift-code.ts'
import { chAhv } from './recognizers/switzerland.ts'
import { ukNino } from './recognizers/uk-nino.ts'
import { ukNhs, ukUtr } from './recognizers/united-kingdom.ts'
import { usItin, usNpi, usMbi, abaRoutingNumber } from './recognizers/united-states.ts'
import { usSsn } from './recognizers/us-ssn.ts'
import { passport } from './recognizers/passport.ts'
import { healthInsuranceId } from './recognizers/health-insurance-id.ts'
import { macAddress } from './recognizers/mac-address.ts'

/** Every recognizer there is. A law compares it with `entityTypes` and with the tables of texts. */
export const registry: readonly Recognizer[] = [
  creditCard,
  ibanCode,
  emailAddress,
  spelledEmailAddress,
  phoneNumber,
  ipAddress,
  usSsn,
  frNir,
  ukNino,
  dateOfBirth,
  employeeId,
  prefixedEmployeeId,
  insurancePolicyNumber,
  prefixedPolicyNumber,
  medicalRecordNumber,
  prefixedMedicalRecordNumber,
  usDriverLicense,
  driverLicense,
  swiftCode,
  cvv,
  password,
  oneTimeCode,
  secret,
  namedSecret,
  secretUrl,
  deTaxId,
  deSocialSecurity,
  deIdCard,
  esNif,
  esNie,
  itFiscalCode,
  itVatCode,
  frSiren,
  frSiret,
  plPesel,
  ukNhs,
  ukUtr,
  nlBsn,
  beNn,
  ptNif,
  chAhv,
  brCpf,
  brCnpj,
  caSin,
  inAadhaar,
  inPan,
  sePersonnummer,
  fiPersonalIdentityCode,
  dkCpr,
  noFnr,
  mxCurp,
  arCuit,
  clRut,
  clRutWithK,
  usItin,
  usNpi,
  usMbi,
  abaRoutingNumber,
  czRc,
  roCnp,
  bgEgn,
  grAmka,
  huTaj,
  trNationalId,
  iePps,
  atSsn,
  auTfn,
  auAbn,
  auMedicare,
  nzIrd,
  sgNricFin,
  krRrn,
  jpMyNumber,
  thTnin,
  zaIdNumber,
  imei,
  vin,
  passport,
  healthInsuranceId,
  macAddress,
]
