import type { EntityType } from '../../../../core/pii/index.ts'
import { coordinates } from './coordinates.ts'
import { creditCard } from './credit-card.ts'
import { crypto } from './crypto.ts'
import { cvv } from './cvv.ts'
import { dateOfBirth } from './date-of-birth.ts'
import { driverLicense, usDriverLicense } from './driver-license.ts'
import { emailAddress } from './email-address.ts'
import { employeeId } from './employee-id.ts'
import { euVatNumber } from './eu-vat-number.ts'
import { frNir } from './fr-nir.ts'
import { healthInsuranceId } from './health-insurance-id.ts'
import { ibanCode } from './iban-code.ts'
import { insurancePolicyNumber } from './insurance-policy-number.ts'
import { ipAddress } from './ip-address.ts'
import { licensePlate } from './license-plate.ts'
import { macAddress } from './mac-address.ts'
import { medicalRecordNumber } from './medical-record-number.ts'
import { europeanNumbers } from './european-numbers.ts'
import { overseasNumbers } from './overseas-numbers.ts'
import { oneTimeCode } from './one-time-code.ts'
import { passport } from './passport.ts'
import { password } from './password.ts'
import { phoneNumber } from './phone-number.ts'
import { secretUrl } from './secret-url.ts'
import { secret } from './secret.ts'
import { swiftCode } from './swift-code.ts'
import type { Table } from './table.ts'
import { ukNino } from './uk-nino.ts'
import { usBankNumber } from './us-bank-number.ts'
import { username } from './username.ts'
import { usSsn } from './us-ssn.ts'

export const tables: Readonly<Partial<Record<EntityType, Table>>> = {
  CREDIT_CARD: creditCard,
  IBAN_CODE: ibanCode,
  EMAIL_ADDRESS: emailAddress,
  PHONE_NUMBER: phoneNumber,
  IP_ADDRESS: ipAddress,
  US_SSN: usSsn,
  FR_NIR: frNir,
  UK_NINO: ukNino,
  DATE_OF_BIRTH: dateOfBirth,
  EMPLOYEE_ID: employeeId,
  INSURANCE_POLICY_NUMBER: insurancePolicyNumber,
  MEDICAL_RECORD_NUMBER: medicalRecordNumber,
  US_DRIVER_LICENSE: usDriverLicense,
  DRIVER_LICENSE: driverLicense,
  SWIFT_CODE: swiftCode,
  CVV: cvv,
  PASSWORD: password,
  ONE_TIME_CODE: oneTimeCode,
  SECRET: secret,
  URL: secretUrl,
  PASSPORT: passport,
  HEALTH_INSURANCE_ID: healthInsuranceId,
  MAC_ADDRESS: macAddress,
  USERNAME: username,
  US_BANK_NUMBER: usBankNumber,
  CRYPTO: crypto,
  COORDINATES: coordinates,
  LICENSE_PLATE: licensePlate,
  EU_VAT_NUMBER: euVatNumber,
  ...europeanNumbers,
  ...overseasNumbers,
}
