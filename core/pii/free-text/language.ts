import { wordList } from './lexicon/word-list.ts'
import type { Word } from './words.ts'

export type Language = 'en' | 'fr' | 'de' | 'es' | 'it' | 'nl' | 'pt' | 'pl'

/** Function words by which a language is told from its neighbours. */
const telling: Readonly<Record<Language, string>> = {
  en: 'the and is was my your not with for have has please this that from are you of it be been will can hi hello thanks',
  fr: 'le la les et est je vous nous pas pour avec mon ma votre vos des du une sur que qui bonjour merci chez au aux cette',
  de: `der die das den dem und ich ist nicht mit fur von auf zu bitte habe haben wir sie ein eine einen wurde meine mein bei aus
    auch noch oder kann guten hallo im`,
  es: 'el la los las y es no mi su por para con una que del de me se al lo hola gracias buenos ya pero esta',
  it: 'il lo la gli e di che non per con una mio mia del della al alla sono ho ha buongiorno grazie si nel anche ma',
  nl: 'de het een en is niet ik mijn van met voor dat op te u uw jullie naar heb heeft er geen maar ook bij hallo beste',
  pt: 'o a os as e de que nao por para com uma meu minha do da no na em se foi obrigado ola bom dia esta mas',
  pl: 'i w z na nie sie jest to do mam moj moja prosze dzien dobry za od ze czy o po pan pani tego zostala',
}

const byWord = new Map<string, Language[]>()
for (const language of Object.keys(telling) as Language[])
  for (const word of wordList(telling[language])) byWord.set(word, [...(byWord.get(word) ?? []), language])

const enough = 2
const first = 200

/** The language most of the function words are of; undefined where there are too few, or two have as many. */
export const languageOf = (words: readonly Word[]): Language | undefined => {
  const told = new Map<Language, number>()
  for (const { plain } of words.slice(0, first))
    for (const language of byWord.get(plain) ?? []) told.set(language, (told.get(language) ?? 0) + 1)
  const [best, next] = [...told].sort(([, one], [, other]) => other - one)
  return best !== undefined && best[1] >= enough && best[1] > (next?.[1] ?? 0) ? best[0] : undefined
}
