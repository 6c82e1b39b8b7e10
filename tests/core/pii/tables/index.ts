import type { EntityType } from '../../../../core/pii/index.ts'
import { creditCard } from './credit-card.ts'
import { emailAddress } from './email-address.ts'
import { frNir } from './fr-nir.ts'
import { ibanCode } from './iban-code.ts'
import { ipAddress } from './ip-address.ts'
import { phoneNumber } from './phone-number.ts'
import type { Table } from './table.ts'
import { ukNino } from './uk-nino.ts'
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
}
