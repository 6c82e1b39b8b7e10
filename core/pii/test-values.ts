import type { EntityType } from './finding.ts'

/** Published for tests by card networks and payment services, and the examples of the IBAN registry and the SSA. */
const published: Partial<Record<EntityType, ReadonlySet<string>>> = {
  CREDIT_CARD: new Set([
    ...['4111111111111111', '4242424242424242', '4012888888881881', '4000056655665556', '5555555555554444'],
    ...['5105105105105100', '2223003122003222', '378282246310005', '371449635398431', '6011111111111117'],
    ...['6011000990139424', '30569309025904', '38520000023237', '3530111333300000', '3566002020360505'],
    ...['6200000000000005', '6759649826438453'],
  ]),
  IBAN_CODE: new Set([
    ...['GB29NWBK60161331926819', 'GB82WEST12345698765432', 'DE89370400440532013000', 'FR1420041010050500013M02606'],
    ...['FR7630006000011234567890189', 'ES9121000418450200051332', 'IT60X0542811101000000123456', 'NL91ABNA0417164300'],
    ...['BE68539007547034', 'CH9300762011623852957', 'AT611904300234573201', 'PT50000201231234567890154'],
    ...['PL61109010140000071219812874', 'LU280019400644750000', 'IE29AIBK93115212345678'],
  ]),
  US_SSN: new Set(['078051120', '219099999']),
}

/** Domains and addresses that RFC 2606, 5737 and 3849 keep for examples, and numbers kept for films. */
const patterns: Partial<Record<EntityType, RegExp>> = {
  EMAIL_ADDRESS: /[@.](?:example\.(?:com|net|org)|(?:[a-z0-9-]+\.)?(?:test|example|invalid|localhost))$/i,
  IP_ADDRESS: /^(?:192\.0\.2\.|198\.51\.100\.|203\.0\.113\.|127\.0\.0\.1$|2001:0?db8:)/i,
  PHONE_NUMBER: /^\D*(?:\+?1\D?)?\d{3}\D{0,2}555\D?01\d\d$/,
}

export const isTestValue = (type: EntityType, value: string): boolean =>
  published[type]?.has(value.replaceAll(/[^A-Za-z0-9]/g, '').toUpperCase()) === true ||
  patterns[type]?.test(value) === true
