import type { Table } from './table.ts'

export const employeeId: Table = {
  hits: [
    'Employee ID: ‹20417›',
    'employee number is ‹A-20417›.',
    '<employer empid="‹EMP-20417›"/>',
    'emp_id,name\n‹EMP-20417›,Ann',
    'Matricule : ‹204178›',
    'Personalnummer ‹0020417›',
    'número de empleado: ‹20417›',
  ],
  misses: [
    'employee number one',
    'Employee of the year 2023',
    'Employee ID: 2024-03-12',
    'EMP-2041A7',
    'TEMP-20417',
    'order number 20417',
    'Personalnummer fehlt',
  ],
  languages: {
    en: 'employee number: ‹20417›',
    fr: 'numéro de matricule : ‹204178›',
    de: 'Mitarbeiternummer: ‹0020417›',
    es: 'número de trabajador: ‹20417›',
    it: 'matricola: ‹204178›',
    nl: 'personeelsnummer: ‹204178›',
    pt: 'número de funcionário: ‹20417›',
    pl: 'numer pracownika: ‹20417›',
  },
  punctuated: ['(employee id: ‹A-20417›)', 'emp no ‹20.417-8›.'],
  foreign: ['employee id: 20_417', 'employee id: 20+417'],
  neighbours: ['employee id: 204', 'employee id: 20417204172041720417204172', 'xemployee id: 20417'],
}
