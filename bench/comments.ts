/** Ticket comments in four languages, made from a seed: the same for everyone, and nobody's. */

/** A small generator that gives the same numbers everywhere (mulberry32). */
export const randomFrom = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const sentences = {
  en: [
    'I have been waiting for two weeks now and nobody seems to know where my parcel went.',
    'The order # was placed on the 3rd and the payment went through the same day.',
    'Could someone please look into this, I would rather not call again.',
    'When I open the app it shows a blank screen, even after installing it again.',
    'Thanks for the quick reply, that solved the first half of my problem.',
    'The invoice says 49.90 but I was charged twice that amount on my statement.',
  ],
  fr: [
    'Je n’ai toujours pas reçu de réponse à mon précédent message, pourriez-vous vérifier ?',
    'La commande # a été expédiée mais le suivi n’indique plus rien depuis jeudi.',
    'Le remboursement devait arriver sous dix jours, ce n’est pas le cas à ce jour.',
    'Depuis la dernière mise à jour, l’application se ferme dès que j’essaie de me connecter.',
    'Merci beaucoup pour votre aide, tout fonctionne à présent comme prévu.',
  ],
  de: [
    'Leider ist die Ware beschädigt angekommen, die Fotos habe ich angehängt.',
    'Die Bestellung # wurde laut E-Mail bereits vor einer Woche verschickt.',
    'Könnten Sie bitte prüfen, warum der Betrag zweimal abgebucht wurde?',
    'Seit dem Update lässt sich das Gerät überhaupt nicht mehr einschalten.',
    'Vielen Dank für die schnelle Rückmeldung, damit ist mir schon geholfen.',
  ],
  es: [
    'Todavía no he recibido ninguna noticia sobre la devolución que pedí el mes pasado.',
    'El pedido # figura como entregado, pero aquí no ha llegado nadie.',
    '¿Podrían decirme cuándo estará disponible otra vez este artículo en la tienda?',
    'La aplicación se queda colgada cada vez que intento pagar con el móvil.',
    'Muchas gracias por todo, la verdad es que el servicio ha sido muy bueno.',
  ],
} as const

const personal = {
  en: ['You can call me on 07700 900#.', 'My address for this is jo.smith#@mail.example, thanks.'],
  fr: ['Mon numéro est le 06 39 98 # ou bien jo.petit#@poste.example.', 'IBAN : FR14 2004 1010 0505 0001 3M02 606.'],
  de: ['Meine IBAN ist DE89 3704 0044 0532 0130 00.', 'Telefonisch unter 030 23125 # zu erreichen.'],
  es: ['Mi teléfono es el 612 345 #.', 'La tarjeta es la 4111 1111 1111 1111, caduca en mayo.'],
} as const

type Language = keyof typeof sentences
const languages = Object.keys(sentences) as Language[]

const comment = (random: () => number): string => {
  const pick = <Item extends string>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item
  const language = pick(languages)
  const number = () => String(Math.floor(random() * 1e7)).padStart(7, '0')
  const lines: string[] = Array.from({ length: 3 + Math.floor(random() * 6) }, () => pick(sentences[language]))
  // One comment in four holds personal data, which is more than most accounts see.
  if (random() < 0.25) lines.push(pick(personal[language]).replace('#', number().slice(0, 3)))
  return lines.map((line) => line.replace('#', number)).join(random() < 0.3 ? '\n' : ' ')
}

/** Comments of that many bytes together. */
export const comments = (bytes: number, seed = 20261124): string[] => {
  const random = randomFrom(seed)
  const made: string[] = []
  for (let length = 0; length < bytes;) {
    const one = comment(random)
    made.push(one)
    length += Buffer.byteLength(one)
  }
  return made
}
