import type { Recognizer } from '../recognizer.ts'
import { coordinates } from '../recognizers/coordinates.ts'
import { crypto } from '../recognizers/crypto.ts'
import { username } from '../recognizers/username.ts'
import { creditCard } from '../recognizers/credit-card.ts'
import { cvv } from '../recognizers/cvv.ts'
import { dateOfBirthColumn } from '../recognizers/date-of-birth-column.ts'
import { dateOfBirth } from '../recognizers/date-of-birth.ts'
import { imei, vin } from '../recognizers/devices.ts'
import { driverLicense } from '../recognizers/driver-license.ts'
import { emailAddress, spelledEmailAddress } from '../recognizers/email-address.ts'
import { employeeId, prefixedEmployeeId } from '../recognizers/employee-id.ts'
import { healthInsuranceId } from '../recognizers/health-insurance-id.ts'
import { ibanCode } from '../recognizers/iban-code.ts'
import { insurancePolicyNumber, prefixedPolicyNumber } from '../recognizers/insurance-policy-number.ts'
import { ipAddress, ipAddressV6 } from '../recognizers/ip-address.ts'
import { macAddress } from '../recognizers/mac-address.ts'
import { medicalRecordNumber, prefixedMedicalRecordNumber } from '../recognizers/medical-record-number.ts'
import { oneTimeCode } from '../recognizers/one-time-code.ts'
import { passport } from '../recognizers/passport.ts'
import { password } from '../recognizers/password.ts'
import { phoneNumber } from '../recognizers/phone-number.ts'
import { connectionString, secret, namedSecret } from '../recognizers/secret.ts'
import { secretUrl } from '../recognizers/secret-url.ts'
import { swiftCode } from '../recognizers/swift-code.ts'

/** Kinds that no single country gives out: looked for in every account, and loaded with the sidebar. */
export const everywhere: readonly Recognizer[] = [
  creditCard,
  ibanCode,
  emailAddress,
  spelledEmailAddress,
  phoneNumber,
  ipAddress,
  ipAddressV6,
  dateOfBirth,
  dateOfBirthColumn,
  employeeId,
  prefixedEmployeeId,
  insurancePolicyNumber,
  prefixedPolicyNumber,
  medicalRecordNumber,
  prefixedMedicalRecordNumber,
  driverLicense,
  swiftCode,
  cvv,
  password,
  oneTimeCode,
  secret,
  connectionString,
  namedSecret,
  secretUrl,
  imei,
  vin,
  passport,
  healthInsuranceId,
  macAddress,
  username,
  crypto,
  coordinates,
]
