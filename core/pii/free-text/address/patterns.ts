import { streetsAfter, streetsBefore } from '../lexicon/streets.ts'

const cased = (words: readonly string[]): string =>
  [...words]
    .sort((one, other) => other.length - one.length)
    .flatMap((word) => [word, word.charAt(0).toUpperCase() + word.slice(1), word.toUpperCase()])
    .map((word) => word.replaceAll('.', String.raw`\.`))
    .join('|')

const small =
  "(?:de la|de l'|de los|de las|de|du|des|della|delle|dello|dell'|dei|degli|del|di|da|do|das|dos|la|le|les|el|los|las|van de|van den|van der|van|von der|von|der|den|dem|zum|zur|am|an|im|und|sur|sous|en|et|lès|y|e|i|the|of|upon|on|under|aux?|à|d['’]|l['’])"
/** A word of a place's or street's name, written with a capital. */
const big = String.raw`(?:\p{Lu}\p{L}{0,2}\.(?= ?\p{Lu})|(?:[dl]['’])?\p{Lu}[\p{L}\p{M}'’-]*)`
/** Several, with the small words between them; what stands at the end is never a small word. */
const name = String.raw`${big}(?:(?:[ ]|(?<=\.))(?:${small} ?){0,2}${big}){0,4}`
const dayOf = String.raw`\d{1,2}(?:er)? (?:${small} )?[\p{L}]+`
const number = String.raw`\d{1,5}(?:[-/]\d{1,4}){0,2}(?:[-/][A-Za-z](?![\p{L}\d]))?(?: ?(?:bis|ter|quater)(?![\p{L}]))?(?:(?: ?[a-zA-Z])(?![\p{L}\d'’.]))?`
const before = `(?:${cased(streetsBefore)})`
const after = `(?:${cased(streetsAfter)})`
const edge = String.raw`(?![\p{L}\d])`

const sticky = (source: string): RegExp => new RegExp(source, 'uy')

/** `27 bis rue des Acacias`, by its own words or, behind `small`, in small letters. */
export const numberFirst = sticky(
  String.raw`${number},? {1,2}${before}\.?(?: (?:${small} ?){0,2}(?:${dayOf}|${name})|(?<![dl]['’])['’ -]{1,2}${name})`,
)
export const numberFirstSmall = sticky(
  String.raw`${number},? {1,2}${before}\.? (?:${small} ?){0,2}[\p{L}'’-]+(?: [\p{L}'’-]+){0,3}?(?=[,\n]| \d{4,5}(?!\d))`,
)
/** `14 Larkspur Close`, `902 N Ashland Blvd SW`. */
export const streetLast = sticky(
  String.raw`(?:${number}|\d+)[ ,]{1,2}(?:(?:\d{1,3}(?:st|nd|rd|th)|(?!(?:Down|Up|My|Your|Our|This|That|On|In|And|Of|Is|Was|Day)[ ])${big})[ ]){1,4}?${after}${edge}\.?(?: (?:N|S|E|W|NE|NW|SE|SW|North|South|East|West)${edge})?`,
)
export const streetLastSmall = sticky(String.raw`${number} [\p{L}'’]+(?: [\p{L}'’]+){0,2}? ${after}${edge}\.?`)
export const streetUnnumbered = sticky(String.raw`(?:${big}[ ]){1,3}?${after}${edge}\.?`)
const numbered = String.raw`[ ,]{1,2}(?:(?:n|nr|no|nº|n\.º|n°|num|núm|número|numero|numer)[.º°]{0,2} ?)?${number}`
/** `Calle Alcalá 214`, `C/ Mayor, 12`, `ul. Długa 14/3`, `Straße des Friedens 112`. */
export const streetFirst = sticky(
  String.raw`${before}(?:\.|/|\. ?| )? ?(?:${small} ?){0,2}(?:\d{1,2} (?:${small} )?)?${name}${numbered}${edge}`,
)
export const streetFirstSmall = sticky(
  String.raw`${before}(?:\.|/|\. ?| )? ?(?:${small} ){0,2}[\p{L}'’]+(?: [\p{L}'’]+){0,3}?${numbered}${edge}`,
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
  String.raw`[ ,]{0,2}\n?[ ]?(?:(?:[Aa]p|[Aa]pt|[Aa]pto|[Aa]ppt|[Aa]pp|[Aa]partment|[Aa]ppartement|[Aa]ptm|[Ss]uite|[Ss]te|[Uu]nit|[Ff]lat|[Ff]loor|[Rr]oom|[Ee]sc|[Ee]scalera|[Pp]iso|[Pp]lanta|[Pp]uerta|[Pp]ta|[Bb]us|[Bb]te|[Bb]oîte|[Bb]ât|[Bb]âtiment|[Ee]scalier|[Ee]sc|[Éé]tage|[Ii]nt|[Ii]nterno|[Ss]cala|[Pp]iano|[Ll]ok|[Mm]|[Mm]ieszk|[Ss]tiege|[Tt]op|[Tt]ür|[Ww]hg|[Hh]interhaus|[Bb]loco|[Bb]loque|[Aa]ndar)(?:[.:#]{1,2}|(?=[ ]))[ ]?(?:[\p{Lu}]|\d{1,4}[\p{L}ºª]?)${edge}|#[ ]?\d{1,4}[A-Z]?${edge}|\d{1,3}(?:\.?[ºª°oa]|er|e|ème|th|nd|rd|st)(?: (?:étage|floor|[Ee]tage|piso|andar))?(?:(?![\p{L}\d])|(?=[A-H]${edge}))(?:[ ]?[-,]?[ ]?(?:Esq|Dto|Dta|Izq|Izda|Dcha|Dcho|Fte|Frente|izquierda|derecha|centro|izda|dcha|esq|dto|[A-H])${edge}\.?)?|(?:BAJO|[Bb]ajo|[Rr]/[Cc]|R/C|RDC|[Bb]is)${edge})`,
)

const outward = String.raw`[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}${edge}`
const apart = String.raw`[ ]{0,2}(?:[,;–-]|\n[ >]{0,4}){0,2}[ ]{0,2}`
/** The same where a comma, dash or line break must stand, so that there is one way to part words. */
const parted = String.raw`[ ]{0,2}(?:[,;–-]|\n[ >]{0,4}){1,2}[ ]{0,2}`
/** Postcode before the place: most of the continent. */
export const codeThenPlace = sticky(
  String.raw`${apart}(?:[A-Z]{1,3}[- ])?(?:\d{4} ?[A-Z]{2}|\d{4}-\d{3}|\d{2}-\d{3}|\d{3} \d{2}|\d{4,5})(?![\p{L}\d-]),? (?:-?[ ]?)${name}(?: [Cc][Ee][Dd][Ee][Xx](?: \d{1,2})?| \d{1,2}(?!\d))?(?:[ ,]{1,2}\([\p{L} ]{2,20}\)|[ ]?[-,/][ ]?[A-Z]{2}${edge})?`,
)
export const codeThenSmall = sticky(
  String.raw`${apart}(?:\d{4} ?[a-z]{2}|\d{4}-\d{3}|\d{2}-\d{3}|\d{5})(?!\d) [\p{L}'’-]+`,
)
/** Place before the code: `Dorchester, DT1 2QX`, `Springfield, IL 62704`, `Rio de Janeiro - RJ, 22240-003`. */
export const placeThenCode = sticky(
  String.raw`(?:${apart}${name}(?:${parted}${name}){0,2}?)??${apart}(?:${outward}|(?:[A-Z]{2}[ ,]{1,2})?\d{5}(?:-\d{3,4})?(?!\d)|[A-Z]{2}[ ,]{1,2}\d{5}-\d{3}|\d{4}-\d{3}(?!\d)|(?:APO|FPO|DPO)[ ,]{1,2}A[AEP] \d{5})`,
)
export const place = sticky(String.raw`[ ]?(?:,|\n|[ ](?:in|à|en|a|w)(?= ))[ ]?(${name})(?![\p{L}\d])`)
export const country = sticky(
  String.raw`${apart}(?:United Kingdom|UK|U\.K\.|England|Scotland|Wales|Great Britain|Ireland|United States(?: of America)?|USA|U\.S\.A\.|US|France|Deutschland|Germany|Österreich|Austria|Schweiz|Suisse|Svizzera|Switzerland|España|Spain|Espagne|Italia|Italy|Italie|Nederland|Netherlands|The Netherlands|Pays-Bas|Belgique|België|Belgium|Belgien|Portugal|Polska|Poland|Luxembourg|Brasil|Brazil|México|Mexico|Canada)${edge}`,
)
/** A cheap look for what may stand before the street. */
export const buildingWord =
  /(?:The|Flat|Ap[apt]|Unit|Suite|Studio|Room|[Rr][ée]sidence|[Bb]ât|[Ii]mmeuble|Villa|L[ea]s?|Urb|Edif|Palazzo|Haus|House|Cottage|Court|Lodge|Farm|Barn|Building|Mansions|Mill|Hall|Tower|Park|Estate|Centre)/
/** Right before the number: `Unit 4`. */
export const unitLead = /(?:^|[\s,:])((?:Unit|Flat|Apartment|Apt\.?|Suite|No\.?|Nr\.?) )$/
/** Before the street: the house or flat that stands on a line or between commas of its own. */
export const building =
  /(?:^|[\n,:;(]|[ ](?=(?:Flat|Apartment|Apt|Unit|Suite|Résidence|Bâtiment|The)\b))[ >]{0,4}((?:(?:The|Flat|Apartment|Apt\.?|Unit|Suite|Studio|Room|[Rr]ésidence|Residence|[Bb]âtiment|[Bb]ât\.?|[Ii]mmeuble|Appartement|Appt\.?|Villa|Le|La|Les|Urb\.?|Edificio|Edifício|Palazzo|Haus)(?: [\p{Lu}\d][\p{L}\d'’-]*| (?:des?|du|la|les?)){1,5}|[\p{Lu}][\p{L}'’]+(?: [\p{Lu}][\p{L}'’]+){0,2} (?:House|Cottage|Court|Lodge|Farm|Barn|Building|Mansions|Apartments|Mill|Hall|Towers?|(?:Business|Industrial|Retail) (?:Park|Estate|Centre))),?[ ]?\n?[ ,>]{0,4}){1,3}$/u
