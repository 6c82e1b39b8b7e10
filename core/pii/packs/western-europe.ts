import type { Recognizer } from '../recognizer.ts'
import { westernVatNumber } from '../recognizers/eu-vat-western.ts'
import { westernLicensePlates } from '../recognizers/license-plate.ts'
import { beNn } from '../recognizers/belgium.ts'
import { frNir } from '../recognizers/fr-nir.ts'
import { frSiren, frSiret } from '../recognizers/france-companies.ts'
import { deTaxId, deSocialSecurity, deIdCard } from '../recognizers/germany.ts'
import { iePps, atSsn } from '../recognizers/ireland-austria.ts'
import { itFiscalCode, itVatCode } from '../recognizers/italy.ts'
import { nlBsn } from '../recognizers/netherlands.ts'
import { ptNif } from '../recognizers/portugal.ts'
import { esNif, esNie } from '../recognizers/spain.ts'
import { chAhv } from '../recognizers/switzerland.ts'
import { ukNino } from '../recognizers/uk-nino.ts'
import { ukNhs, ukUtr } from '../recognizers/united-kingdom.ts'

export const westernEurope: readonly Recognizer[] = [
  frNir,
  ukNino,
  deTaxId,
  deSocialSecurity,
  deIdCard,
  esNif,
  esNie,
  itFiscalCode,
  itVatCode,
  frSiren,
  frSiret,
  ukNhs,
  ukUtr,
  nlBsn,
  beNn,
  ptNif,
  chAhv,
  iePps,
  atSsn,
  westernVatNumber,
  ...westernLicensePlates,
]
