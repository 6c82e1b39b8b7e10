import { spelled } from './naming.ts'

/** What a date of birth is called, in text and above a column. */
export const birthNames = [
  ...spelled('date of birth', 'birth date', 'birthday', 'dob', 'd.o.b.', 'd.o.b', 'born', 'birth'),
  ...['date de naissance', 'né', 'née', 'né(e)', 'ddn', 'naissance'],
  ...['geburtsdatum', 'geburtstag', 'geboren', 'geb', 'geb.-datum', 'geb.datum', 'geb.dat'],
  ...['fecha de nacimiento', 'f. nacimiento', 'nacido', 'nacida', 'nací', 'nació'],
  ...['data di nascita', 'nato', 'nata', 'nato/a'],
  ...['geboortedatum', 'geb. datum', 'geboortedag'],
  ...['data de nascimento', 'nascido', 'nascida', 'nasci', 'nascimento'],
  ...['data urodzenia', 'urodzony', 'urodzona', 'urodzony/a', 'ur', 'data ur'],
  ...['födelsedatum', 'född', 'fødselsdato', 'født', 'syntymäaika', 'syntynyt'],
  ...['datum narození', 'narozen', 'narozena', 'születési dátum', 'született'],
]
