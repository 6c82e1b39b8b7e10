import type { Table } from './table.ts'

export const password: Table = {
  hits: [
    'my password: ‹hunter2!X›',
    'Password is ‹Tr0ub4dor›.',
    'pwd=‹aB3$xyz9›',
    'mot de passe : ‹Soleil2024!›',
    'Passwort: "‹geheim#77›"',
    'contraseña: ‹Verano_21›',
    'hasło to: ‹Kot.1234›',
  ],
  misses: [
    'my password is wrong',
    'mot de passe : oublié',
    'password: ********',
    'Password: https://example.com/reset',
    'password reset 2024',
    'Passwort vergessen?',
    'password: {{ticket.password}}',
  ],
}
