import { foldWord } from '../lexicon/fold-word.ts'
import { wordList } from '../lexicon/word-list.ts'
import type { Page } from '../page.ts'

interface Kin {
  /** Before the noun, and what may stand between: `my late father`. */
  readonly whose: string
  readonly such: string
  readonly who: string
}

const kin: readonly Kin[] = [
  {
    whose: 'my our his her their your',
    such: 'late elderly eldest youngest older younger little new old',
    who: `husband wife son daughter mother father mum mom dad brother sister partner friend neighbour neighbor colleague boss
      uncle aunt cousin nephew niece grandmother grandfather grandson granddaughter nan gran fiancé fiancée girlfriend boyfriend
      stepson stepdaughter mother-in-law father-in-law son-in-law daughter-in-law brother-in-law sister-in-law landlord landlady
      tenant flatmate housemate roommate carer doctor lawyer solicitor accountant assistant manager adviser advisor agent driver
      engineer technician courier plumber electrician builder teacher baby client patient boy girl ex`,
  },
  {
    whose: 'mon ma mes notre son sa votre vos leur',
    such: 'défunt défunte feu feue petit petite grand grande ancien ancienne nouveau nouvelle',
    who: `mari femme fils fille mère père frère sœur soeur ami amie époux épouse compagnon compagne voisin voisine conjoint conjointe
      collègue patron patronne oncle tante cousin cousine neveu nièce grand-mère grand-père belle-mère beau-père belle-sœur
      beau-frère gendre bru filleul filleule maman papa locataire propriétaire associé associée avocat avocate comptable médecin
      conseiller conseillère technicien technicienne livreur livreuse vendeur vendeuse chauffeur agent assistante employé employée
      fiancé fiancée copain copine`,
  },
  {
    whose:
      'mein meine meinem meiner meinen unser unsere unserem unserer ihr ihre ihrem ihrer ihren sein seine seinem seiner euer eure eurem eurer',
    such: 'verstorbener verstorbene verstorbenen ältester älteste jüngster jüngste kleiner kleine neuer neue alte alter',
    who: `mann frau sohn tochter mutter vater bruder schwester freund freundin partner partnerin nachbar nachbarin nachbarn kollege
      kollegen kollegin chef chefin onkel tante cousin cousine neffe nichte oma opa großmutter großvater schwiegermutter
      schwiegervater schwiegersohn schwiegertochter schwager schwägerin verlobter verlobte mama papa mieter mieterin vermieter
      vermieterin anwalt anwältin arzt ärztin berater beraterin betreuer betreuerin fahrer techniker monteur mitarbeiter mitarbeiterin
      enkel enkelin ehemann ehefrau lebensgefährte lebensgefährtin`,
  },
  {
    whose: 'mi mis su sus tu nuestro nuestra vuestro vuestra',
    such: 'difunto difunta querido querida',
    who: `marido mujer esposo esposa hijo hija madre padre hermano hermana amigo amiga pareja vecino vecina compañero compañera colega
      jefe jefa tío tía primo prima sobrino sobrina abuelo abuela suegro suegra yerno nuera cuñado cuñada novio novia mamá papá
      inquilino inquilina casero casera abogado abogada médico médica asesor asesora gestor gestora técnico técnica repartidor nieto nieta`,
  },
  {
    whose: 'mio mia suo sua tuo tua nostro nostra vostro vostra',
    such: 'defunto defunta caro cara',
    who: `marito moglie figlio figlia madre padre fratello sorella amico amica compagno compagna vicino vicina collega capo zio zia cugino
      cugina nipote nonno nonna suocero suocera genero nuora cognato cognata fidanzato fidanzata mamma papà inquilino inquilina avvocato
      medico dottore consulente tecnico corriere operatore operatrice commercialista socio socia`,
  },
  {
    whose: 'mijn zijn haar onze ons uw jullie je hun',
    such: 'overleden oudste jongste kleine nieuwe oude',
    who: `man vrouw zoon dochter moeder vader broer zus vriend vriendin partner buurman buurvrouw collega baas oom tante neef nicht oma opa
      schoonmoeder schoonvader schoonzoon schoondochter zwager schoonzus verloofde mama papa huurder verhuurder advocaat arts huisarts
      adviseur monteur medewerker medewerkster chauffeur bezorger kleinzoon kleindochter echtgenoot echtgenote`,
  },
  {
    whose: 'meu minha seu sua nosso nossa vosso vossa teu tua',
    such: 'falecido falecida querido querida',
    who: `marido mulher esposo esposa filho filha mãe pai irmão irmã amigo amiga companheiro companheira vizinho vizinha colega chefe tio
      tia primo prima sobrinho sobrinha avô avó sogro sogra genro nora cunhado cunhada namorado namorada noivo noiva mamã papá inquilino
      inquilina senhorio senhoria advogado advogada médico médica consultor consultora técnico técnica gestor gestora neto neta`,
  },
  {
    whose: 'mój moja mojego mojej mojemu moim moją nasz nasza naszego naszej pana pani państwa jego jej twój twoja',
    such: 'zmarły zmarła zmarłego zmarłej starszy starsza młodszy młodsza',
    who: `mąż męża mężem żona żony żoną syn syna synem córka córki córką matka matki ojciec ojca brat brata siostra siostry mama mamy tata
      taty kolega kolegi koleżanka koleżanki partner partnera partnerka partnerki sąsiad sąsiada sąsiadka sąsiadki szef szefowa wujek
      ciocia kuzyn kuzynka babcia babci dziadek dziadka teściowa teściowej teść teścia zięć synowa szwagier szwagierka przyjaciel
      przyjaciółka narzeczony narzeczona pracownik pracownika konsultant konsultanta konsultantka konsultantki doradca kurier`,
  },
]

const all = (which: keyof Kin): ReadonlySet<string> => new Set(kin.flatMap((one) => wordList(one[which]).map(foldWord)))

const [whose, such, who] = [all('whose'), all('such'), all('who')]

/** The possessives with which it may begin. */
export const kinFirsts = whose

/** `my late father`, `votre collègue`: behind one of those who are near to the writer, or serve them, their name stands at once. */
export const kinAt = (page: Page, index: number): { readonly written: string; readonly next: number } | undefined => {
  const first = page.words[index]
  if (first === undefined || !whose.has(first.plain)) return undefined
  const second = page.words[index + 1]
  const at = second !== undefined && such.has(second.plain) && page.gap(index + 1) === ' ' ? index + 2 : index + 1
  const person = page.words[at]
  if (person === undefined || !who.has(person.plain) || page.gap(at) !== ' ') return undefined
  // Both are words of our own lists.
  return { written: `${first.plain} ${person.plain}`, next: at + 1 }
}
