import { identifier, isIdentifier, labelled, prefixed, spelled } from './naming.ts'

const source = '45 CFR 164.514(b)(2)(i)(H): medical record numbers'

export const medicalRecordNumber = labelled({
  type: 'MEDICAL_RECORD_NUMBER',
  source,
  names: [
    ...spelled('mrn', 'medical record number', 'medical record', 'patient id', 'patient number'),
    ...spelled('hospital number', 'chart number'),
    ...['numéro de dossier médical', 'dossier médical', 'numéro de patient', 'ipp'],
    ...['patientennummer', 'patienten-id', 'patientenaktennummer', 'historia clínica', 'número de historia clínica'],
    ...['cartella clinica', 'numero di cartella clinica', 'patiëntnummer', 'número do processo clínico'],
    ...['numer pacjenta', 'numer historii choroby'],
  ],
  value: identifier,
  score: 0.92,
  accepts: isIdentifier,
})

export const prefixedMedicalRecordNumber = prefixed({ type: 'MEDICAL_RECORD_NUMBER', source, names: ['mrn'] })
