import type { Recognizer } from './recognizer.ts'
import { creditCard } from './recognizers/credit-card.ts'
import { cvv } from './recognizers/cvv.ts'
import { dateOfBirth } from './recognizers/date-of-birth.ts'
import { usDriverLicense, driverLicense } from './recognizers/driver-license.ts'
import { emailAddress, spelledEmailAddress } from './recognizers/email-address.ts'
import { employeeId, prefixedEmployeeId } from './recognizers/employee-id.ts'
import { frNir } from './recognizers/fr-nir.ts'
import { ibanCode } from './recognizers/iban-code.ts'
import { insurancePolicyNumber, prefixedPolicyNumber } from './recognizers/insurance-policy-number.ts'
import { ipAddress } from './recognizers/ip-address.ts'
import { medicalRecordNumber, prefixedMedicalRecordNumber } from './recognizers/medical-record-number.ts'
import { oneTimeCode } from './recognizers/one-time-code.ts'
import { password } from './recognizers/password.ts'
import { phoneNumber } from './recognizers/phone-number.ts'
import { secretUrl } from './recognizers/secret-url.ts'
import { secret, namedSecret } from './recognizers/secret.ts'
import { swiftCode } from './recognizers/swift-code.ts'
import { ukNino } from './recognizers/uk-nino.ts'
import { usSsn } from './recognizers/us-ssn.ts'

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
]
