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
}
