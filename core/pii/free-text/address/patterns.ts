import { streetsAfter, streetsBefore } from '../lexicon/streets.ts'

const cased = (words: readonly string[]): string =>
  [...words]
    .sort((one, other) => other.length - one.length)
    .flatMap((word) => [word, word.charAt(0).toUpperCase() + word.slice(1), word.toUpperCase()])
    .map((word) => word.replaceAll('.', String.raw`\.`))
    .join('|')

const small =
  "(?:de la|de l'|de los|de las|de|du|des|della|delle|dello|dell'|dei|degli|del|di|da|do|das|dos|la|le|les|el|los|las|van de|van den|van der|van|von der|von|der|den|dem|zum|zur|am|an|im|und|sur|sous|en|et|lès|y|e|i|the|of|upon|on|under|aux?|à|d['’]|l['’])"
/** A word of a place's or street's name, written with a capital. It has an end, so that there are few ways to part a row of them. */
const big = String.raw`(?!(?:[Aa]pt|[Ss]uite|[Ss]te|[Ff]lat|[Uu]nit|[Aa]partment|[Aa]ppt|[Ee]sc|[Pp]iso|[Bb]us|[Bb]te|[Ll]ok|[Ww]ohnung)(?:\.|[ ](?=\d|[A-Z](?![\p{L}]))))(?:\p{Lu}\p{L}{0,2}\.(?= ?\p{Lu})|(?:[dl]['’])?\p{Lu}[\p{L}\p{M}'’-]{0,39}(?![\p{L}\p{M}]))`
/** Several, with the small words between them; what stands at the end is never a small word. */
const name = String.raw`${big}(?:(?:[ ]|(?<=\.))(?:${small} ?){0,2}${big}){0,4}`
const dayOf = String.raw`\d{1,2}(?:er)? (?:${small} )?[\p{L}]{1,40}`
const number = String.raw`\d{1,5}(?:[-/]\d{1,4}){0,2}(?:[-/][A-Za-z](?![\p{L}\d]))?(?:[- ]?(?:bis|ter|quater|hs|huis|[IVX]{1,4})(?![\p{L}\d]))?(?:(?: ?[a-zA-Z])(?![\p{L}\d'’.]))?`
/** Behind the name another number, as where the first is a house's and this is a flat's; four digits and a name are a postcode and its place. */
const second = String.raw`(?: \d{1,4}(?=[ ]{0,2}(?:[,;\n]|\.(?!\d)|$|[Ss]uite|[Aa]pt|[Ff]lat|[Uu]nit)))?`
const secondSmall = String.raw` \d{1,4}(?=[ ]{0,2}(?:[,;\n]|\.(?!\d)|$|[Ss]uite|[Aa]pt|[Ff]lat|[Uu]nit))`
const before = `(?:${cased(streetsBefore)})`
const after = `(?:${cased(streetsAfter)})`
const edge = String.raw`(?![\p{L}\d])`

const sticky = (source: string): RegExp => new RegExp(source, 'uy')

/** `27 bis rue des Acacias`, by its own words or, behind `small`, in small letters. */
export const numberFirst = sticky(
  String.raw`${number},? {1,2}${before}\.?(?: (?:${small} ?){0,2}(?:${dayOf}|${name})|(?<![dl]['’])['’ -]{1,2}${name})${second}`,
)
export const numberFirstSmall = sticky(
  String.raw`${number},? {1,2}${before}\.? (?:${small} ?){0,2}[\p{L}'’-]{1,40}(?: [\p{L}'’-]{1,40}){0,3}?(?:(?=[,\n]| \d{4,5}(?!\d))|${secondSmall})`,
)
/** `14 Larkspur Close`, `902 N Ashland Blvd SW`. */
export const streetLast = sticky(
  String.raw`(?:${number}|\d{6,12})[ ,]{1,2}(?:(?:\d{1,3}(?:st|nd|rd|th)|(?!(?:Down|Up|My|Your|Our|This|That|On|In|And|Of|Is|Was|Day)[ ])${big})[ ]){1,4}?${after}${edge}\.?(?: (?:N|S|E|W|NE|NW|SE|SW|North|South|East|West)${edge})?`,
)
export const streetLastSmall = sticky(
  String.raw`${number} [\p{L}'’]{1,40}(?: [\p{L}'’]{1,40}){0,2}? ${after}${edge}\.?`,
)
export const streetUnnumbered = sticky(String.raw`(?:${big}[ ]){1,3}?${after}${edge}\.?`)
const numbered = String.raw`[ ,]{1,2}(?:(?:n|nr|no|nº|n\.º|n\.o|n°|num|núm|número|numero|numer)[.º°]{0,2} ?)?${number}`
/** `Calle Alcalá 214`, `C/ Mayor, 12`, `ul. Długa 14/3`, `Straße des Friedens 112`. */
export const streetFirst = sticky(
  String.raw`${before}(?:\.|/|\. ?| )? ?(?:${small} ?){0,2}(?:\d{1,2} (?:${small} )?)?${name}${numbered}${edge}`,
)
export const streetFirstSmall = sticky(
  String.raw`${before}(?:\.|/|\. ?| )? ?(?:${small} ){0,2}[\p{L}'’]{1,40}(?: [\p{L}'’]{1,40}){0,3}?${numbered}${edge}`,
)
/** `Lindenstraße 27a`, `Salzburger Straße 14/2/7`, `Am Mühlbach 5`, `Prinsengracht 263-2`. */
export const endsNumbered = sticky(
  String.raw`(?:${big}[ ]){0,3}?(?:(?:${small} ){1,2}(?:${big}[ ]){0,2})?${big}\.? ?(?:Nr\. ?)?${number}${edge}(?: (?:I{1,3}|IV)${edge})?`,
)
export const leadNumbered = sticky(
  String.raw`(?:Am|An|Im|In|Zum|Zur|Auf|Unter|Hinter|Beim?|Vor|Aan|Op)(?: (?:der|dem|den|de|het))? (?:${big} ){0,2}?${big} (?:Nr\. ?)?${number}${edge}`,
)
/** `45 Deansgate`, `Deichhörn 4`: a street by nothing but the place behind it. */
export const plainLast = sticky(String.raw`${number} ${big}(?: ${big}){0,2}${edge}`)
export const plainFirst = sticky(String.raw`${big}(?:[ ](?:${small} )?${big}){0,2} ${number}${edge}`)
export const box = sticky(
  String.raw`(?:P\.? ?O\.? ?Box|Box|BP|B\.P\.|TSA|CS|Postfach|Apartado(?: de [Cc]orreos)?|Apdo\.?|Casella [Pp]ostale|C\.P\.|Postbus|Caixa [Pp]ostal|[Ss]krytka [Pp]ocztowa|skr\. poczt\.|PSC \d{1,5},? Box|Unit \d{1,5},? Box)[ :#]{1,2}(?:[Nn][ºo°r]\.? ?)?\d{1,6}(?: \d{2,3}){0,3}${edge}`,
)

/** Behind the street: a flat, a floor, a stair, written in any of the ways. */
export const unit = sticky(
  String.raw`[ ,]{0,2}\n?[ ]?(?:(?:[Aa]p|[Aa]pt|[Aa]pto|[Aa]ppt|[Aa]pp|[Aa]partment|[Aa]ppartement|[Aa]ptm|[Ss]uite|[Ss]te|[Uu]nit|[Ff]lat|[Ff]loor|[Rr]oom|[Ee]sc|[Ee]scalera|[Pp]iso|[Pp]lanta|[Pp]uerta|[Pp]ta|[Bb]us|[Bb]te|[Bb]oîte|[Bb]ât|[Bb]âtiment|[Ee]scalier|[Ee]sc|[Éé]tage|[Ii]nt|[Ii]nterno|[Ss]cala|[Pp]iano|[Ll]ok|[Mm]|[Mm]ieszk|[Ss]tiege|[Tt]op|[Tt]ür|[Ww]hg|[Ww]ohnung|[Bb]ajo|[Pp]ortal|[Aa]ppartamento|[Ff]racção|[Kk]amer|[Dd]epto|[Hh]interhaus|[Bb]loco|[Bb]loque|[Aa]ndar)(?:[.:#]{1,2}|(?=[ ]))[ ]?(?:[\p{Lu}]|\d{1,4}[\p{L}ºª]?)${edge}|#[ ]?\d{1,4}[A-Z]?${edge}|\d{1,3}(?:\.?[ºª°oa]|er|e|ème|th|nd|rd|st)(?: (?:étage|floor|[Ee]tage|piso|andar))?(?:(?![\p{L}\d])|(?=[A-H]${edge}))(?:[ ]?[-,]?[ ]?(?:Esquerdo|Direito|Derecha|Izquierda|Esq|Dto|Dta|Izq|Izda|Dcha|Dcho|Fte|Frente|izquierda|derecha|centro|izda|dcha|esq|dto|[A-H])${edge}\.?)?|(?:BAJO|[Bb]ajo|[Rr]/[Cc]|R/C|RDC|[Rr]ez-de-chaussée|[EDO]G(?: (?:links|rechts))?|\d\. ?(?:OG|Stock|Etage)|[Pp]iano terra|[Pp]arter|[Bb]is)${edge})`,
)

const outward = String.raw`[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}${edge}`
/** A hyphen parts only with a blank beside it: without one it is part of a word. */
const sign = String.raw`[,;–]|(?<= )-|-(?= )|\n[ >]{0,4}`
const apart = String.raw`[ ]{0,2}(?:${sign}){0,2}[ ]{0,2}`
/** The same where a comma, dash or line break must stand, so that there is one way to part words. */
const parted = String.raw`[ ]{0,2}(?:${sign}){1,2}[ ]{0,2}`
/** Postcode before the place: most of the continent. */
export const codeThenPlace = sticky(
  String.raw`${apart}(?:[A-Z]{1,3}[- ])?(?:\d{4} ?[A-Z]{2}|\d{4}-\d{3}|\d{2}-\d{3}|\d{3} \d{2}|\d{4,5})(?![\p{L}\d-]),? (?:-?[ ]?)${name}(?: [Cc][Ee][Dd][Ee][Xx](?: \d{1,2})?| \d{1,2}(?!\d))?(?:[ ,]{1,2}\([\p{L} ]{2,20}\)|[ ]?[-,/][ ]?[A-Z]{2}${edge})?`,
)
export const codeThenSmall = sticky(
  String.raw`${apart}(?:\d{4} ?[a-z]{2}|\d{4}-\d{3}|\d{2}-\d{3}|\d{5})(?!\d) [\p{L}'’-]{1,40}`,
)
/** Place before the code: `Dorchester, DT1 2QX`, `Springfield, IL 62704`, `Rio de Janeiro - RJ, 22240-003`. */
export const placeThenCode = sticky(
  String.raw`(?:${apart}${name}(?:${parted}${name}){0,2}?)??${apart}(?:${outward}|(?:[A-Z]{2}[ ,]{1,2})?\d{5}(?:-\d{3,4})?(?!\d)|[A-Z]{2}[ ,]{1,2}\d{5}-\d{3}|\d{4}-\d{3}(?!\d)|(?:APO|FPO|DPO)[ ,]{1,2}A[AEP] \d{5})`,
)
export const place = sticky(String.raw`[ ]?(?:,|\n|[ ](?:in|à|en|a|w)(?= ))[ ]?(${name})(?![\p{L}\d])`)
/** One part of what stands behind a street, up to the next comma or the end of its line. */
export const segment = sticky(String.raw`[ ]{0,2}(?:,[ ]?(?:\n[ >]{0,4})?|(?:\n[ >]{0,4}){1,2}(?:, ?)?)([^,;\n]{2,45})`)
/** Words with a capital in a row, and a code behind them. */
export const capitals = sticky(String.raw`[ ]${name}(?: \d{4,6}(?!\d))?`)
export const named = new RegExp(String.raw`^${name}$`, 'u')
export const namedSmall = /^\p{L}[\p{L}'’. -]+$/u
export const codeBehind = /^(?:(.*?)[ ,]{1,2})?(?:[A-Z]{2,3}[ ,]{1,2})?\d{4,6}(?:-\d{3,4})?$/u
export const placeSmall = sticky(String.raw`[ ]?(?:,|[ ](?:in|à|a|en|w|te))[ ]?(\p{Ll}[\p{L}'’-]{2,20})(?![\p{L}\d])`)
/** A cheap look for what may stand before the street. */
export const buildingWord =
  /(?:The|Flat|Ap[apt]|Unit|Suite|Studio|Room|[Rr][ée]sidence|[Bb]ât|[Ii]mmeuble|Villa|L[ea]s?|Urb|Edif|Palazzo|Haus|House|Cottage|Court|Lodge|Farm|Barn|Building|Mansions|Mill|Hall|Tower|Park|Estate|Centre)/
/** Right before the number: `Unit 4`. */
export const unitLead = /(?:^|[\s,:])((?:Unit|Flat|Apartment|Apt\.?|Suite|No\.?|Nr\.?) )$/
/** Before the street: the house or flat that stands on a line or between commas of its own. */
export const building =
  /(?:^|[\n,:;(]|[ ](?=(?:Flat|Apartment|Apt|Unit|Suite|Résidence|Bâtiment|The)\b))[ >]{0,4}((?:(?:The|Flat|Apartment|Apt\.?|Unit|Suite|Studio|Room|[Rr]ésidence|Residence|[Bb]âtiment|[Bb]ât\.?|[Ii]mmeuble|Appartement|Appt\.?|Villa|Le|La|Les|Urb\.?|Edificio|Edifício|Palazzo|Haus)(?: [\p{Lu}\d][\p{L}\d'’-]*| (?:des?|du|la|les?)){1,5}|[\p{Lu}][\p{L}'’]{1,40}(?: [\p{Lu}][\p{L}'’]{1,40}){0,2} (?:House|Cottage|Court|Lodge|Farm|Barn|Building|Mansions|Apartments|Mill|Hall|Towers?|(?:Business|Industrial|Retail) (?:Park|Estate|Centre))),?[ ]?\n?[ ,>]{0,4}){1,3}$/u
/** Right before the street's number another one, of a flat or a lot. */
export const numberLead = /(?:^|[\s,:>(])(\d{1,4}[A-Za-z]? )$/
/** Postcode and place before the street: `5020 Salzburg, Linzer Gasse 22`. */
export const placeLead = new RegExp(String.raw`(?:^|[\s,:>(])((?:[A-Z]{1,2}-)?\d{4,5} ${name}, )$`, 'u')
/** Two streets that meet. */
export const cornerLead =
  /(?:^|[\s:>(])((?:[Tt]he )?[Cc]orner of |(?:à )?l['’]angle (?:de la |du |de l['’]|de )|[Ee]squina (?:de (?:la )?)?|[Aa]ngolo (?:di )?|[Nn]a rogu )$/
export const cornerOther = sticky(
  String.raw` (?:and|&|et|y|con|e|i|mit|Ecke) (?:de (?:la )?|du |la )?(?:\d{1,5} )?(?:${before} (?:${small} ?){0,2}${name}|(?:[Vv]an )?(?:${big}[ ]){1,3}?${after}${edge}|${big}(?:[ ]${big}){0,2} \d{1,4}${edge})`,
)
/** Posts abroad of the armed forces of the United States: USPS Publication 28, 238 and 239. */
export const military = sticky(
  String.raw`(?:(?:USS|USNS|USCGC|USNV)[ ]${name}|(?:Unit|PSC|CMR)[ ]\d{1,5},?[ ]Box[ ]\d{1,5})[ ,]{0,2}\n?[ ]?(?:APO|FPO|DPO)[ ,]{1,2}A[AEP] \d{5}(?:-\d{4})?`,
)
/** A postcode behind its name, of any form. */
export const codeNamed = sticky(
  String.raw`(?:[ ]?(?:is|was|to|est|ist|lautet|es|è|é|to|:|=|\.))?[ ]?(?:is |: ?)?(\d{4} ?[A-Z]{2}${edge}|\d{4}-\d{3}|\d{2}-\d{3}|\d{3} \d{2}|\d{4,6}(?:-\d{4})?|${outward})(?!\d)`,
)
export const codeOfBritain = sticky(String.raw`([A-Z]{1,2})\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2}${edge}`)
export const codeAndPlace = sticky(
  String.raw`(?:\d{4} ?[A-Z]{2}|\d{4}-\d{3}|\d{2}-\d{3}|\d{4,5})(?![\p{L}\d-]) (${big}(?:[ -](?:${small} )?${big}){0,3})${edge}`,
)
