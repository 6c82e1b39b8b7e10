import type { Recognizer } from './recognizer.ts'
import { creditCard } from './recognizers/credit-card.ts'
import { emailAddress, spelledEmailAddress } from './recognizers/email-address.ts'
import { frNir } from './recognizers/fr-nir.ts'
import { ibanCode } from './recognizers/iban-code.ts'
import { ipAddress } from './recognizers/ip-address.ts'
import { phoneNumber } from './recognizers/phone-number.ts'
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
]
