import { identifier, isIdentifier, labelled, spelled } from './naming.ts'

export const healthInsuranceId = labelled({
  type: 'HEALTH_INSURANCE_ID',
  source: '45 CFR 164.514(b)(2)(i)(I): health plan beneficiary numbers',
  names: [
    ...spelled(
      'health insurance id',
      'health insurance number',
      'member id',
      'health plan number',
      'beneficiary number',
    ),
    ...["numéro d'adhérent", 'numéro de mutuelle', 'krankenversichertennummer', 'krankenversicherungsnummer', 'kvnr'],
    ...['tarjeta sanitaria', 'tessera sanitaria', 'zorgverzekeringsnummer', 'número de utente'],
    ...['numer ubezpieczenia', 'numer ubezpieczenia zdrowotnego', 'nr ubezpieczenia'],
  ],
  value: identifier,
  score: 0.88,
  accepts: isIdentifier,
})
