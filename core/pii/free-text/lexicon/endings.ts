/** Ends of words that no list need hold: endings that make nouns, adverbs and adjectives in en, fr, de, es, it, nl, pt and pl. */
const wordEnds =
  /(?:tions?|sions?|ness|ments?|ships?|ably|ibly|ally|ingly|edly|fully|ities|ologie|ology|ances?|ences?|iques?|ismes?|ungen|ung|heit(?:en)?|keit(?:en)?|schaft(?:en)?|tat(?:en)?|lich(?:e[nrs]?)?|isch(?:e[nrs]?)?|ieren|iert|nummern?|service|preise?|ciones|cion|dades?|idad|mientos?|mente|zioni|zione|menti|mento|elijke?|heid|ingen|cao|coes|mentos|anie|enie|ania|enia|osci?|acja|acji|acje|owych|owego|owej|nych|nego)$/

/** Ends of family names that say so themselves, of Slavic, Nordic, Baltic, Greek, Romanian, Turkish, Armenian and Georgian families. */
const familyEnds =
  /(?:[scd]z?k(?:i|a|iego|iej|im|ich)|wicz|czyk|czak|[a-z]{3}(?:ova|eva|ov|ev)|[aeou]vic|(?:[jiau]k|ec|as|iv|jan|jin|ez)ic|enko|chuk|czuk|[dghklmnrt]sen|sson|dottir|dotter|kvist|qvist|strom|opoulos|opoulou|iadis|idis|akis|escu|oglu|shvili|adze|auskas|aityte|[a-z]{3}yan)$/

const shortest = 6
/** Longer words that no list of names holds are compounds and terms. */
const longest = 15

/** Of a word that no list has. */
export const readsAsWord = (plain: string): boolean =>
  !plain.includes('-') && (plain.length > longest || (plain.length > shortest && wordEnds.test(plain)))

export const endsAsFamily = (plain: string): boolean => plain.length >= shortest && familyEnds.test(plain)
