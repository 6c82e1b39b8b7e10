import type { Table } from './table.ts'

export const username: Table = {
  hits: [
    'my user name is ‹jdoe_42›, thanks',
    'user_id=‹jdoe99›&x=1',
    'Login: ‹jdoe›',
    '"username": "‹jdoe›",',
    '@login: ‹JaneDoe›!',
  ],
  misses: [
    'Login failed',
    'username is wrong',
    'user: unknown',
    'the user is angry',
    'the user is read-only',
    'this user is 25yo',
    'user: read-only access',
    'login: 12345',
    'your login and password',
    'Benutzername vergessen',
    'jdoe_42',
  ],
  languages: {
    en: 'Username: ‹jdoe_42›',
    fr: 'Nom d’utilisateur : ‹mdupont7›',
    de: 'Benutzername: ‹hmueller7›',
    es: 'Nombre de usuario: ‹pepe_99›',
    it: 'nome utente: ‹mrossi80›',
    nl: 'gebruikersnaam: ‹jan_devries›',
    pt: 'nome de utilizador: ‹joana.silva›',
    pl: 'nazwa użytkownika: ‹kowal_22›',
  },
  punctuated: ['login: "‹marie.dupont›".', '(username: ‹jane-doe›)'],
  foreign: ['username: jane@firm.example', 'username: ****doe42'],
  neighbours: ['usernames: 12345', 'myusername: jdoe_42'],
}
