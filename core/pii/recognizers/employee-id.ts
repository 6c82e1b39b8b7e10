import { identifier, isIdentifier, labelled, prefixed, spelled } from './naming.ts'

const source = 'ICO, "What is personal data?": an identification number of an employee'

export const employeeId = labelled({
  type: 'EMPLOYEE_ID',
  source,
  names: [
    ...spelled('employee id', 'employee number', 'emp id', 'emp no', 'staff id', 'staff number'),
    ...spelled('payroll number', 'personnel number', 'worker id'),
    ...['matricule', 'numéro de matricule', "numéro d'employé", 'numéro employé', 'numéro de salarié'],
    ...['personalnummer', 'mitarbeiternummer', 'mitarbeiter-id', 'mitarbeiter-nr', 'personal-nr'],
    ...['número de empleado', 'nº de empleado', 'número de trabajador', 'matricola', 'numero di matricola'],
    ...['personeelsnummer', 'medewerkersnummer', 'número de funcionário', 'número de colaborador'],
    ...['numer pracownika', 'numer kadrowy', 'nr pracownika'],
  ],
  value: identifier,
  score: 0.9,
  accepts: isIdentifier,
})

export const prefixedEmployeeId = prefixed({ type: 'EMPLOYEE_ID', source, names: ['emp', 'empl'] })
