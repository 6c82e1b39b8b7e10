import { labelled, spelled } from './naming.ts'

/** A placeholder, a mask or an address is no password. */
const isNoValue = (value: string): boolean => /^(?:https?:|<|\{\{|[*•xX.]+$)/.test(value)

/** A word of small letters alone is a sentence going on: `password is wrong`, `mot de passe : oublié`. */
const isChosen = (value: string): boolean => /\d|.\p{Lu}|[^\p{L}\p{N}'’.,-]/u.test(value)

export const password = labelled({
  type: 'PASSWORD',
  source: 'NIST SP 800-63B, section 5.1.1: memorized secrets',
  names: [
    ...spelled('password', 'passphrase', 'passwd', 'pwd', 'pass word'),
    ...['mot de passe', 'mdp', 'passwort', 'kennwort', 'contraseña', 'clave', 'clave de acceso', 'parola d’ordine'],
    ...['wachtwoord', 'senha', 'palavra-passe', 'hasło', 'hasłem', 'lösenord', 'salasana', 'adgangskode', 'passord'],
    ...['heslo', 'jelszó', 'parolă'],
  ],
  value: /[^\s"«»„“<>]{3,63}[^\s"«»„“<>.,;:)\]']/y,
  score: 0.88,
  accepts: (value, points) => points && isChosen(value) && !isNoValue(value),
})
