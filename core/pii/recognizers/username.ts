import type { NamedRule } from '../recognizer.ts'
import { standsAlone } from '../recognizer.ts'
import { leadFrom, spelled } from './naming.ts'

const value = /[\p{L}\d](?:[\p{L}\d._-]{1,38}[\p{L}\d_])/uy

/** Digits, signs or capitals inside: nobody writes a common word so. A hyphen is a word's too: `read-only`. */
const isCoined = (name: string): boolean => name.length > 3 && /[\d_]|.\..|\p{Ll}\p{Lu}/u.test(name)

/** Names of people and of rights as well: `the user is 25yo` names nobody, `user: jdoe25` does. */
const bare: ReadonlySet<string> = new Set([
  ...['login', 'user', 'identifiant', 'pseudo', 'benutzer', 'kennung', 'usuario', 'utente', 'gebruiker'],
  ...['utilizador', 'usuário', 'użytkownik'],
])

const signed = /[:=#] ?["'«„“[(]{0,2} ?$/

/** What a form says where there is no name. */
const states: ReadonlySet<string> = new Set(
  (
    'unknown none null undefined invalid incorrect wrong failed missing empty same required optional here below above yes no ' +
    'not see your the locked blocked inconnu inconnue aucun invalide incorrect oublié votre vide bloqué unbekannt keine keiner ' +
    'falsch fehlt vergessen gesperrt ihr desconocido ninguno incorrecto olvidado sconosciuto nessuno errato dimenticato ' +
    'onbekend geen fout vergeten desconhecido nenhum errado esquecido nieznana nieznany brak błędna błędny'
  ).split(' '),
)

/** Alone between its name and the end of its field, as in a form: `Login: jdoe`. */
const isField = (text: string, at: number, end: number): boolean =>
  /[:=] ?["'«„“]?$/.test(text.slice(Math.max(0, at - 3), at)) &&
  /^["'»“”]?(?:$|[\n,;|)])/.test(text.slice(end, end + 2))

export const username: NamedRule = {
  type: 'USERNAME',
  form: 'named',
  source: 'RFC 8265, section 3: usernames',
  names: [
    ...spelled('user name', 'login name', 'screen name', 'account name', 'user login', 'login id', 'user id'),
    ...['username', 'login', 'user', "nom d'utilisateur", 'identifiant', 'pseudo', 'pseudonyme', 'nom de compte'],
    ...['benutzername', 'nutzername', 'anmeldename', 'benutzerkennung', 'benutzer', 'kennung'],
    ...['nombre de usuario', 'usuario', 'nome utente', 'utente', 'gebruikersnaam', 'gebruiker', 'inlognaam'],
    ...['nome de utilizador', 'utilizador', 'nome de usuário', 'usuário', 'nazwa użytkownika', 'użytkownik'],
  ],
  read(reading, { end: from, word }) {
    const { at, points } = leadFrom(reading, from)
    if (at === from || !points) return undefined
    if (bare.has(word) && !signed.test(reading.text.slice(from, at))) return undefined
    value.lastIndex = at
    const found = value.exec(reading.text)?.[0]
    if (found === undefined || states.has(found.toLowerCase())) return undefined
    const end = at + found.length
    if (!standsAlone(reading, at, end) || /^\d+$/.test(found)) return undefined
    const coined = isCoined(found)
    if (!coined && !isField(reading.text, at, end)) return undefined
    return { start: at, end, score: coined ? 0.87 : 0.65, reasons: [{ code: 'label' }, { code: 'context-word', word }] }
  },
}
