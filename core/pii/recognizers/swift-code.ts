import { labelled } from './naming.ts'

/** ISO 3166-1 alpha-2, and XK as SWIFT gives it out. */
const countries: ReadonlySet<string> = new Set(
  (
    'AD AE AF AG AI AL AM AO AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BW BY BZ CA CC CD ' +
    'CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FK FM FO FR GA GB GD GE ' +
    'GF GG GH GI GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU ID IE IL IM IN IQ IR IS IT JE JM JO JP KE KG KH KI KM KN ' +
    'KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY ' +
    'MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE ' +
    'SG SH SI SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG ' +
    'VI VN VU WF WS XK YE YT ZA ZM ZW'
  ).split(' '),
)

export const swiftCode = labelled({
  type: 'SWIFT_CODE',
  source: 'ISO 9362; ISO 3166-1 for its country',
  names: [
    ...['swift', 'bic', 'swift code', 'swift-code', 'bic code', 'bic-code', 'swift/bic', 'bic/swift', 'bic / swift'],
    ...['code bic', 'code swift', 'código swift', 'código bic', 'codice swift', 'codice bic', 'kod swift', 'kod bic'],
    ...['swift_code', 'bic_code', 'swiftcode'],
  ],
  value: /[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?/y,
  score: 0.93,
  // `SWIFT DELIVERY` is no code, though one could be spelled so.
  accepts: (code, points) => countries.has(code.slice(4, 6)) && (points || /\d|X{3}$/.test(code)),
})
