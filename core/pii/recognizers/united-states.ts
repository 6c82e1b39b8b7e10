import { contextWords } from '../context.ts'
import type { CodeRule, NumberRule } from '../recognizer.ts'
import { weighted } from './check-digits.ts'
import { luhn } from './credit-card.ts'

const countries = ['US']

export const usItin: NumberRule = {
  type: 'US_ITIN',
  form: 'number',
  countries,
  source: 'IRS, Internal Revenue Manual 3.21.263: ITIN ranges',
  // Its punctuation is the social security number's too: a word must tell them apart.
  lengths: [9],
  words: contextWords(
    'itin',
    'individual taxpayer',
    'taxpayer identification number',
    'tax id',
    'numéro fiscal américain',
  ),
  passRate: 0.037,
  check: (digits) => /^9\d\d(?:5\d|6[0-5]|7\d|8[0-8]|9[0-24-9])/.test(digits),
}

export const usNpi: NumberRule = {
  type: 'US_NPI',
  form: 'number',
  countries,
  source: 'CMS, 45 CFR 162.406: National Provider Identifier, Luhn with 80840',
  lengths: [10],
  words: contextWords(
    'npi',
    'national provider',
    'national provider identifier',
    'provider number',
    'identifiant npi',
    'identifiant du professionnel de santé',
  ),
  passRate: 0.02,
  check: (digits) => /^[12]/.test(digits) && luhn(`80840${digits}`),
}

export const usMbi: CodeRule = {
  type: 'US_MBI',
  form: 'code',
  countries,
  source: 'CMS: Understanding the Medicare Beneficiary Identifier format',
  lengths: [11],
  pattern: /^[1-9][AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y\d]\d[AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y\d]\d[AC-HJKMNP-RT-Y]{2}\d\d$/,
  shapes: ['####-###-####'],
  words: contextWords('mbi', 'medicare', 'medicare number', 'medicare id', 'beneficiary', 'numéro medicare'),
  passRate: 0.02,
}

export const abaRoutingNumber: NumberRule = {
  type: 'ABA_ROUTING_NUMBER',
  form: 'number',
  countries,
  source: 'American Bankers Association: Routing Number Policy; Federal Reserve, Regulation CC, appendix A',
  lengths: [9],
  words: contextWords('routing', 'routing number', 'aba', 'aba number', 'rtn', 'numéro de routage', 'bankleitzahl usa'),
  passRate: 0.045,
  check: (digits) =>
    /^(?:0[0-9]|1[0-2]|2[1-9]|3[0-2]|6[1-9]|7[0-2]|80)/.test(digits) &&
    weighted(digits, [3, 7, 1, 3, 7, 1, 3, 7, 1]) % 10 === 0,
}
