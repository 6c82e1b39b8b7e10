import { contextWords } from '../context.ts'
import type { NumberRule } from '../recognizer.ts'
import { at, isDay, isOneDigit, remainder, weighted } from './check-digits.ts'
import { luhn } from './credit-card.ts'

/** Women's months have fifty added, and twenty more where a day's numbers ran out. */
export const czRc: NumberRule = {
  type: 'CZ_RC',
  form: 'number',
  countries: ['CZ', 'SK'],
  source: 'Zákon č. 133/2000 Sb., § 13: rodné číslo',
  lengths: [10],
  shapes: ['######/####'],
  words: contextWords('rodné číslo', 'rodne cislo', 'rč', 'r. č', 'birth number', 'czech id', 'geburtsnummer'),
  passRate: 0.011,
  check: (digits) => isDay((at(digits, 2, 4) % 50) % 20, at(digits, 4, 6)) && remainder(digits, 11) === 0,
}

export const roCnp: NumberRule = {
  type: 'RO_CNP',
  form: 'number',
  countries: ['RO'],
  source: 'OUG nr. 97/2005; Codul numeric personal: cheia 279146358279',
  lengths: [13],
  words: contextWords('cnp', 'cod numeric personal', 'codul numeric personal', 'romanian id', 'personal numeric code'),
  passRate: 0.003,
  check: (digits) =>
    isDay(at(digits, 3, 5), at(digits, 5, 7)) &&
    /^[1-9]/.test(digits) &&
    Number('01234567891'.charAt(weighted(digits, [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11)) === at(digits, 12, 13),
}

/** Months have twenty added for those born before 1900, forty from 2000 on. */
export const bgEgn: NumberRule = {
  type: 'BG_EGN',
  form: 'number',
  countries: ['BG'],
  source: 'Закон за гражданската регистрация, чл. 11: ЕГН',
  lengths: [10],
  words: contextWords('егн', 'egn', 'единен граждански номер', 'bulgarian id', 'personal number'),
  passRate: 0.011,
  check: (digits) =>
    isDay(at(digits, 2, 4) % 20, at(digits, 4, 6)) &&
    (weighted(digits, [2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11) % 10 === at(digits, 9, 10),
}

export const grAmka: NumberRule = {
  type: 'GR_AMKA',
  form: 'number',
  countries: ['GR'],
  source: 'ΗΔΙΚΑ: Αριθμός Μητρώου Κοινωνικής Ασφάλισης (ΑΜΚΑ)',
  lengths: [11],
  words: contextWords('αμκα', 'amka', 'α.μ.κ.α', 'greek social security', 'social security number'),
  passRate: 0.004,
  check: (digits) => isDay(at(digits, 2, 4), at(digits, 0, 2)) && luhn(digits),
}

export const huTaj: NumberRule = {
  type: 'HU_TAJ',
  form: 'number',
  countries: ['HU'],
  source: '1996. évi XX. törvény, melléklet: a TAJ szám képzése',
  lengths: [9],
  words: contextWords('taj', 'taj szám', 'taj-szám', 'tajszám', 'taj number', 'hungarian social security'),
  passRate: 0.1,
  check: (digits) => !isOneDigit(digits) && weighted(digits, [3, 7, 3, 7, 3, 7, 3, 7]) % 10 === at(digits, 8, 9),
}

export const trNationalId: NumberRule = {
  type: 'TR_NATIONAL_ID',
  form: 'number',
  countries: ['TR'],
  source: 'Nüfus ve Vatandaşlık İşleri: T.C. kimlik numarası algoritması',
  lengths: [11],
  words: contextWords(
    ...['t.c. kimlik', 'tc kimlik', 'kimlik numarası', 'kimlik no', 'tckn', 'turkish id', 'tc no', 'tc'],
  ),
  passRate: 0.009,
  check: (digits) =>
    !digits.startsWith('0') &&
    weighted(digits, [7, -1, 7, -1, 7, -1, 7, -1, 7, -1]) % 10 === 0 &&
    weighted(digits, [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]) % 10 === at(digits, 10, 11),
}
