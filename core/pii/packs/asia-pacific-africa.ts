import type { Recognizer } from '../recognizer.ts'
import { auTfn, auAbn, auMedicare, nzIrd, sgNricFin, krRrn, jpMyNumber, thTnin } from '../recognizers/asia-pacific.ts'
import { inAadhaar, inPan } from '../recognizers/india.ts'
import { zaIdNumber } from '../recognizers/south-africa.ts'

export const asiaPacificAndAfrica: readonly Recognizer[] = [
  inAadhaar,
  inPan,
  auTfn,
  auAbn,
  auMedicare,
  nzIrd,
  sgNricFin,
  krRrn,
  jpMyNumber,
  thTnin,
  zaIdNumber,
]
