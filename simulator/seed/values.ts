/** Personal data that belongs to nobody, with check digits that are right. */
export interface SeededValue {
  readonly type: string
  readonly value: string
}

const digits = (text: string): number[] => text.split('').map(Number)

const luhn = (start: string): string => {
  const sum = digits(start)
    .toReversed()
    .map((digit, index) => (index % 2 === 1 ? digit : digit * 2 > 9 ? digit * 2 - 9 : digit * 2))
    .reduce((total, digit) => total + digit, 0)
  return `${start}${(10 - (sum % 10)) % 10}`
}

const spaced = (text: string, ...sizes: readonly number[]): string => {
  const parts: string[] = []
  let at = 0
  for (const size of sizes) {
    parts.push(text.slice(at, at + size))
    at += size
  }
  return parts.filter((part) => part !== '').join(' ')
}

export const cardNumber = (start: string): string => spaced(luhn(start), 4, 4, 4, 4)

const mod97 = (text: string): number => digits(text).reduce((rest, digit) => (rest * 10 + digit) % 97, 0)

const lettersAsDigits = (text: string): string =>
  text.replaceAll(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55))

const withCheck = (country: string, account: string): string => {
  const check = 98 - mod97(lettersAsDigits(`${account}${country}00`))
  return `${country}${String(check).padStart(2, '0')}${account}`
}

/** A French account: its own key inside, the IBAN's outside. */
export const frenchIban = (bank: string, branch: string, account: string): string => {
  const key = 97 - ((89 * mod97(bank) + 15 * mod97(branch) + 3 * mod97(account)) % 97)
  const iban = withCheck('FR', `${bank}${branch}${account}${String(key).padStart(2, '0')}`)
  return spaced(iban, 4, 4, 4, 4, 4, 4, 3)
}

export const britishIban = (bank: string, sortCode: string, account: string): string =>
  spaced(withCheck('GB', `${bank}${sortCode}${account}`), 4, 4, 4, 4, 4, 2)

/** The French social security number: 13 digits and 97 minus their rest. */
export const nir = (number: string): string => {
  const key = 97 - mod97(number)
  return `${spaced(number, 1, 2, 2, 2, 3, 3)} ${String(key).padStart(2, '0')}`
}

/** What the demo's stories hold. A law greps database, logs and ledger for each of these. */
export const values = {
  card: '4111 1111 1111 1111',
  splitCard: cardNumber('555555555555444'),
  parcelCard: cardNumber('497010123456789'),
  oldCard: cardNumber('453201511283036'),
  chatCard: cardNumber('400000000000000'),
  mergedCard: cardNumber('520082828282821'),
  draftCard: cardNumber('491673012345678'),
  iban: frenchIban('30006', '00001', '12345678901'),
  lawyerIban: frenchIban('20041', '01005', '05000136020'),
  britishIban: britishIban('WEST', '123456', '98765432'),
  phone: '06 12 34 56 78',
  lawyerPhone: '01 42 68 53 00',
  britishPhone: '+44 20 7946 0958',
  email: 'claudine.moreau@example.com',
  lawyerEmail: 'cabinet.vasseur@example.org',
  britishEmail: 'r.ashworth@example.com',
  nir: nir('2850578006084'),
  patientNir: nir('1670375056012'),
  nino: 'AB 12 34 56 C',
  ssn: '536-22-8741',
  ip: '203.0.113.42',
} as const

const types: Readonly<Record<keyof typeof values, string>> = {
  card: 'CREDIT_CARD',
  splitCard: 'CREDIT_CARD',
  parcelCard: 'CREDIT_CARD',
  oldCard: 'CREDIT_CARD',
  chatCard: 'CREDIT_CARD',
  mergedCard: 'CREDIT_CARD',
  draftCard: 'CREDIT_CARD',
  iban: 'IBAN_CODE',
  lawyerIban: 'IBAN_CODE',
  britishIban: 'IBAN_CODE',
  phone: 'PHONE_NUMBER',
  lawyerPhone: 'PHONE_NUMBER',
  britishPhone: 'PHONE_NUMBER',
  email: 'EMAIL_ADDRESS',
  lawyerEmail: 'EMAIL_ADDRESS',
  britishEmail: 'EMAIL_ADDRESS',
  nir: 'FR_NIR',
  patientNir: 'FR_NIR',
  nino: 'UK_NINO',
  ssn: 'US_SSN',
  ip: 'IP_ADDRESS',
}

export const seededValues: readonly SeededValue[] = Object.entries(values).map(([name, value]) => ({
  type: types[name as keyof typeof values],
  value,
}))
