import { contextWords } from '../context.ts'
import type { CodeRule, NumberRule } from '../recognizer.ts'
import { at, isDay, weighted } from './check-digits.ts'

const alphabet = '0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ'

const isCurp = (compact: string): boolean => {
  const sum = Array.from(compact.slice(0, 17)).reduce(
    (total, one, index) => total + alphabet.indexOf(one) * (18 - index),
    0,
  )
  return isDay(at(compact, 6, 8), at(compact, 8, 10)) && (10 - (sum % 10)) % 10 === at(compact, 17, 18)
}

export const mxCurp: CodeRule = {
  type: 'MX_CURP',
  form: 'code',
  countries: ['MX'],
  source: 'Secretaría de Gobernación, Instructivo normativo para la asignación de la CURP (DOF 18/10/2021)',
  lengths: [18],
  pattern: /^[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z\d]\d$/,
  words: contextWords('curp', 'clave única de registro de población', 'clave curp', 'mexican id'),
  passRate: 0.0001,
  check: isCurp,
}

export const arCuit: NumberRule = {
  type: 'AR_CUIT',
  form: 'number',
  countries: ['AR'],
  source: 'ARCA (AFIP): Clave Única de Identificación Tributaria, dígito verificador',
  lengths: [11],
  shapes: ['##-########-#'],
  words: contextWords('cuit', 'cuil', 'c.u.i.t', 'clave única de identificación tributaria', 'argentinian tax id'),
  passRate: 0.009,
  check: (digits) =>
    /^(?:2[03467]|3[034])/.test(digits) && weighted(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0,
}

/** Weights 2 to 7 from the right, over and over; ten is written K. */
const isRut = (compact: string): boolean => {
  const body = compact.slice(0, -1).padStart(8, '0')
  const rest = 11 - (weighted(body, [3, 2, 7, 6, 5, 4, 3, 2]) % 11)
  return '0123456789K0'.charAt(rest) === compact.slice(-1)
}

const rut = {
  type: 'CL_RUT',
  countries: ['CL'],
  source: 'Servicio de Impuestos Internos: Rol Único Tributario, módulo 11',
  lengths: [8, 9],
  shapes: ['##.###.###-#', '#.###.###-#', '########-#', '#######-#'],
  words: contextWords('rut', 'run', 'r.u.t', 'rol único tributario', 'rol único nacional', 'chilean id'),
} as const

export const clRut: NumberRule = { ...rut, form: 'number', passRate: 0.09, check: isRut }
export const clRutWithK: CodeRule = { ...rut, form: 'code', pattern: /^\d{7,8}K$/, passRate: 0.09, check: isRut }
