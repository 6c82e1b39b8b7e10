import type { Table } from './table.ts'

export const dateOfBirth: Table = {
  hits: [
    'Date of birth: ‹1984-03-12›',
    'dob ‹03/12/84›, thanks',
    '"date_of_birth": "‹1984-03-12›"',
    'I was born on ‹12 March 1984›.',
    'I was born in London on ‹March 12th, 1984›',
    'née à Lyon le ‹1er avril 1984›',
    'Date de naissance : ‹12/03/1984›',
    'Geburtsdatum: ‹12.3.1984›',
    'geb. am ‹12. März 1984› in Ulm',
    'nacida el ‹12 de marzo de 1984›',
    'nato a Roma il ‹12/03/1984›',
    'geboortedatum ‹12-03-1984›',
    'data de nascimento: ‹12 de março de 1984›',
    'ur. ‹12.03.1984› r.',
    'data urodzenia: ‹12 marca 1984›',
    'födelsedatum: ‹19840312›',
  ],
  misses: [
    'delivered on 2024-03-12, next 12/03/2024',
    'Date of birth: 1984-13-32',
    'Date of birth: unknown. The parcel came on 12/03/2024',
    'ma date de naissance est fausse depuis le 12/03/2024',
    'Rechnungsdatum: 12.03.1984',
    'born to run, order 12031984',
    'Date of birth: 12/03/19841',
    'Date of birth: 1784-03-12',
  ],
}
