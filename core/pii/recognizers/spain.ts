import { contextWords } from '../context.ts'
import type { CodeRule } from '../recognizer.ts'

export const nifLetters = 'TRWAGMYFPDXBNJZSQVHLCKE'
const countries = ['ES']
const source = 'Real Decreto 1553/2005; Ministerio del Interior: cálculo del dígito de control del NIF/NIE'

export const esNif: CodeRule = {
  type: 'ES_NIF',
  form: 'code',
  countries,
  source,
  lengths: [9],
  pattern: /^\d{8}[A-Z]$/,
  shapes: ['##.###.###-#'],
  words: contextWords(
    ...[
      'dni',
      'nif',
      'd.n.i',
      'n.i.f',
      'documento nacional de identidad',
      'documento de identidad',
      'identificación fiscal',
    ],
    ...['spanish id', 'national id', 'tax id', 'identity card', "carte d'identité", 'ausweis', 'identidad'],
  ),
  passRate: 0.044,
  check: (compact) => nifLetters.charAt(Number(compact.slice(0, 8)) % 23) === compact.charAt(8),
}

export const esNie: CodeRule = {
  type: 'ES_NIE',
  form: 'code',
  countries,
  source,
  lengths: [9],
  pattern: /^[XYZ]\d{7}[A-Z]$/,
  shapes: ['#-#######-#'],
  words: contextWords(
    ...['nie', 'n.i.e', 'número de identidad de extranjero', 'extranjero', 'tarjeta de residencia', 'tie'],
    ...['foreigner id', 'foreigner identity number', 'residence card', 'carte de séjour'],
  ),
  passRate: 0.005,
  check: (compact) =>
    nifLetters.charAt(Number(`${String('XYZ'.indexOf(compact.charAt(0)))}${compact.slice(1, 8)}`) % 23) ===
    compact.charAt(8),
}
