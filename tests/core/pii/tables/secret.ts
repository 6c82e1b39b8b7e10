import type { Table } from './table.ts'

const aws = ['AK', 'IAIOSFODNN7EXAMPLE'].join('')
const gitHub = ['gh', 'p_', 'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8'].join('')
const stripe = ['sk_', 'live_', '4eC39HqLyjWDarjtT1zdp7dc'].join('')
const slack = ['xo', 'xb-', '123456789012-abcdefghijklmnop'].join('')
const jwt = ['ey', 'JhbGciOiJIUzI1NiJ9', '.ey', 'JzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P'].join('')
const pem = ['-----BEGIN PRIVATE', ' KEY-----\nMIIEvQIBADANBgkqhkiG9w0B\n-----END PRIVATE', ' KEY-----'].join('')
const database = ['postgres://', 'app:s3cr3tpw', '@db.example.com:5432/app'].join('')

export const secret: Table = {
  hits: [
    `key ‹${aws}› leaked`,
    `‹${gitHub}›.`,
    `Stripe: ‹${stripe}›`,
    `"‹${slack}›"`,
    `‹${jwt}›`,
    `Authorization: Bearer ‹${jwt}›`,
    `‹${pem}›`,
    `‹${database}›`,
    'api_key=‹q7Zr2Lw9Xt4Kp8Vn3Bm6›',
    'clé API : ‹q7Zr2Lw9Xt4Kp8Vn3Bm6›',
    'API-Schlüssel: ‹q7Zr2Lw9Xt4Kp8Vn3Bm6›',
  ],
  misses: [
    `X${aws}`,
    `${aws}1`,
    'bearer of bad news, again and again',
    'postgres://db.example.com:5432/app',
    'token: aaaaaaaaaaaaaaaaaaaa',
    'secret ingredient: cinnamon',
    'la clé API ne marche pas',
    'eyJust.eyJumbled',
    'q7Zr2Lw9Xt4Kp8Vn3Bm6',
  ],
  languages: {
    en: 'client secret: ‹q7Zr2Lw9Xt4Kp8Vn3Bm6›',
    fr: "jeton d'accès : ‹q7Zr2Lw9Xt4Kp8Vn3Bm6›",
    de: 'Zugriffstoken: ‹q7Zr2Lw9Xt4Kp8Vn3Bm6›',
    es: 'clave de api: ‹q7Zr2Lw9Xt4Kp8Vn3Bm6›',
    it: 'chiave api: ‹q7Zr2Lw9Xt4Kp8Vn3Bm6›',
    nl: 'api-sleutel: ‹q7Zr2Lw9Xt4Kp8Vn3Bm6›',
    pt: 'chave de api: ‹q7Zr2Lw9Xt4Kp8Vn3Bm6›',
    pl: 'klucz api: ‹q7Zr2Lw9Xt4Kp8Vn3Bm6›',
  },
  punctuated: [`("‹${aws}›")`, 'token: "‹q7Zr2Lw9Xt4Kp8Vn3Bm6›",'],
  foreign: [`${aws.slice(0, 10)} ${aws.slice(10)}`, 'api_key=q7Zr 2Lw9 Xt4K p8Vn'],
  neighbours: [`X${aws}`, `${aws}1`, `9${gitHub}`],
}
