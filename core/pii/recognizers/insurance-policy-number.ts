import { identifier, isIdentifier, labelled, prefixed, spelled } from './naming.ts'

const source = 'ACORD 25, "Policy number"'

export const insurancePolicyNumber = labelled({
  type: 'INSURANCE_POLICY_NUMBER',
  source,
  names: [
    ...spelled('policy', 'policy number', 'insurance policy', 'insurance policy number', 'insurance number'),
    ...['police', "police d'assurance", 'numéro de police', "contrat d'assurance", "numéro de contrat d'assurance"],
    ...['versicherungsnummer', 'versicherungsschein', 'versicherungsscheinnummer', 'policennummer', 'police-nr'],
    ...['póliza', 'número de póliza', 'póliza de seguro', 'polizza', 'numero di polizza', 'polizza assicurativa'],
    ...['polisnummer', 'polis', 'apólice', 'número da apólice', 'apólice de seguro', 'polisa', 'numer polisy'],
  ],
  value: identifier,
  score: 0.88,
  accepts: (value) => isIdentifier(value) && value.length >= 6,
})

export const prefixedPolicyNumber = prefixed({ type: 'INSURANCE_POLICY_NUMBER', source, names: ['pol'] })
