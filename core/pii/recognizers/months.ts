/** Months in small letters and without diacritics, January first; `janv*`-like short forms are written out. */
const written: readonly string[] = [
  'january jan janvier janv januar jaenner janner enero ene gennaio gen januari janeiro stycznia styczen sty tammikuuta leden ledna',
  'february feb fevrier fevr fev februar febrero febbraio februari fevereiro lutego luty lut helmikuuta unor unora',
  'march mar mars marz maerz marzo maart mrt marco marca marzec maaliskuuta brezen brezna',
  'april apr avril avr abril abr aprile kwietnia kwiecien kwi huhtikuuta duben dubna',
  'may mai mayo maggio mag mei maio maj maja toukokuuta kveten kvetna',
  'june jun juin juni junio giugno giu junho czerwca czerwiec cze kesakuuta cerven cervna',
  'july jul juillet juil juli julio luglio lug julho lipca lipiec lip heinakuuta cervenec cervence',
  'august aug aout augusti agosto ago augustus sierpnia sierpien sie elokuuta srpen srpna',
  'september sep sept septembre septiembre settembre set setembro wrzesnia wrzesien wrz syyskuuta zari',
  'october oct octobre oktober okt octubre ottobre ott outubro out pazdziernika pazdziernik paz lokakuuta rijen rijna',
  'november nov novembre noviembre novembro listopada listopad lis marraskuuta',
  'december dec decembre dezember dez diciembre dic dicembre desember dezembro grudnia grudzien gru joulukuuta prosinec prosince',
]

/** Each name of a month and its number. */
export const months: ReadonlyMap<string, number> = new Map(
  written.flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)),
)
