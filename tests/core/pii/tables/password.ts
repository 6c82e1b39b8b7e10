import type { Table } from './table.ts'

export const password: Table = {
  hits: [
    'my password: ‹hunter2!X›',
    'Password is ‹Tr0ub4dor›.',
    'pwd=‹aB3$xyz9›',
    'mot de passe : ‹Soleil2024!›',
    'Passwort: "‹geheim#77›"',
    'contraseña: ‹Verano_21›',
    'password: ‹Isabel2024!›',
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
  languages: {
    en: 'password: ‹hunter2!X›',
    fr: 'mot de passe : ‹Soleil2024!›',
    de: 'Kennwort: ‹geheim#77›',
    es: 'contraseña: ‹Verano_21›',
    nl: 'wachtwoord: ‹Zomer_2024›',
    pt: 'palavra-passe: ‹Verao_2024›',
    pl: 'hasło: ‹Kot.1234›',
    sv: 'lösenord: ‹Sommar_24›',
    fi: 'salasana: ‹Kesa_2024›',
    cs: 'heslo: ‹Leto_2024›',
    it: 'parola d’ordine: ‹Estate_24›',
  },
  punctuated: ['(password: "‹hunter2!X›")', 'pwd = ‹aB3$xyz9›,'],
  foreign: ['password: ••••••••', 'password: <none>', 'password: ********'],
  neighbours: ['passwordless: 12345', 'mypassword: hunter2!X'],
}
