import type { Table } from './table.ts'

export const cvv: Table = {
  hits: [
    'CVV: ‹123›',
    'cvc ‹4567›',
    'the security code is ‹123›.',
    'cryptogramme visuel : ‹123›',
    'Kartenprüfnummer ‹123›',
    'código de seguridad: ‹123›',
  ],
  misses: ['room 123', 'CVV: 12', 'CVV: 12345', 'cvv 123-456', 'security code: 123.45', 'code postal 1234', 'CVV ***'],
}
