import { contextWords } from '../context.ts'
import type { NumberRule } from '../recognizer.ts'
import { at, elevenLess, isOneDigit, weighted } from './check-digits.ts'

const countries = ['BR']
/** One in a hundred is too many for so common a length where no word stands nearby: told as weak. */
const passRate = 0.011

export const brCpf: NumberRule = {
  type: 'BR_CPF',
  form: 'number',
  countries,
  source: 'Receita Federal: Instrução Normativa RFB n.º 2172/2024, dígitos verificadores do CPF',
  lengths: [11],
  shapes: ['###.###.###-##'],
  words: contextWords('cpf', 'cadastro de pessoas físicas', 'número do cpf', 'brazilian id', 'tax id', 'numéro cpf'),
  passRate,
  check: (digits) =>
    !isOneDigit(digits) &&
    elevenLess(weighted(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2])) === at(digits, 9, 10) &&
    elevenLess(weighted(digits, [11, 10, 9, 8, 7, 6, 5, 4, 3, 2])) === at(digits, 10, 11),
}

export const brCnpj: NumberRule = {
  type: 'BR_CNPJ',
  form: 'number',
  countries,
  source: 'Receita Federal: Instrução Normativa RFB n.º 2119/2022, dígitos verificadores do CNPJ',
  lengths: [14],
  shapes: ['##.###.###/####-##'],
  words: contextWords('cnpj', 'cadastro nacional da pessoa jurídica', 'número do cnpj', 'company id', 'tax id'),
  passRate,
  check: (digits) =>
    !isOneDigit(digits) &&
    elevenLess(weighted(digits, [5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2])) === at(digits, 12, 13) &&
    elevenLess(weighted(digits, [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2])) === at(digits, 13, 14),
}
