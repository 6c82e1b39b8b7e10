import type { GroupKey } from './people.ts'

export interface Conversation {
  readonly subject: string
  readonly group: GroupKey
  readonly tags: readonly string[]
  readonly asks: string
  readonly answers: string
  readonly closes?: string
}

/** `{order}` and `{amount}` are filled in: numbers that look like something and are nothing personal. */
export const french: readonly Conversation[] = [
  {
    subject: 'Retour de la lampe Aube',
    group: 'service',
    tags: ['retour'],
    asks: 'Bonjour, la lampe de la commande {order} est arrivée avec un abat-jour fendu. Comment la renvoyer ?',
    answers:
      'Bonjour, une étiquette de retour vous attend dans votre espace. Le colis peut partir de tout point relais.',
    closes: 'Merci, déposé ce matin.',
  },
  {
    subject: 'Délai de livraison',
    group: 'service',
    tags: ['livraison'],
    asks: 'Bonjour, quand la commande {order} doit-elle arriver ? Nous déménageons le 30.',
    answers: 'Bonjour, elle part demain et arrive en deux jours ouvrés.',
  },
  {
    subject: 'Changer d’adresse de livraison',
    group: 'service',
    tags: ['livraison'],
    asks: 'Bonjour, peut-on livrer la commande {order} au bureau plutôt qu’à la maison ?',
    answers: 'Bonjour, oui tant qu’elle n’est pas expédiée : vous pouvez choisir l’adresse dans votre espace.',
  },
  {
    subject: 'Ampoule compatible',
    group: 'boutiques',
    tags: ['produit'],
    asks: 'Bonjour, quelle ampoule pour la suspension Orée, culot E27 ou E14 ?',
    answers: 'Bonjour, un culot E27, 60 W au plus. La LED de 8 W que nous vendons convient très bien.',
    closes: 'Parfait, merci.',
  },
  {
    subject: 'Horaires de la boutique de Lyon',
    group: 'boutiques',
    tags: ['boutique'],
    asks: 'Bonjour, êtes-vous ouverts le dimanche 29 ?',
    answers: 'Bonjour, oui, de 10 h à 18 h, et jusqu’à 20 h le samedi.',
  },
  {
    subject: 'Remboursement partiel',
    group: 'payments',
    tags: ['remboursement'],
    asks: 'Bonjour, sur la commande {order} je n’ai été remboursé que de {amount} €. Il manque les frais de port.',
    answers: 'Bonjour, vous avez raison, le complément est parti aujourd’hui. Comptez trois jours.',
  },
  {
    subject: 'Paiement en trois fois',
    group: 'payments',
    tags: ['paiement'],
    asks: 'Bonjour, le paiement en trois fois est-il possible pour {amount} € ?',
    answers: 'Bonjour, oui, à partir de 150 €, au moment de payer.',
  },
  {
    subject: 'Facture au nom de la société',
    group: 'payments',
    tags: ['facture'],
    asks: 'Bonjour, il me faut la facture de la commande {order} au nom de notre société.',
    answers: 'Bonjour, c’est fait : la facture corrigée est dans votre espace.',
  },
  {
    subject: 'Bon d’achat expiré',
    group: 'service',
    tags: ['avantage'],
    asks: 'Bonjour, mon bon d’achat de {amount} € a expiré hier. Pouvez-vous le prolonger ?',
    answers: 'Bonjour, nous l’avons prolongé d’un mois. Bonne journée.',
    closes: 'C’est très gentil, merci.',
  },
  {
    subject: 'Garantie de cinq ans',
    group: 'service',
    tags: ['garantie'],
    asks: 'Bonjour, l’interrupteur de mon lampadaire grésille après deux ans. Est-ce couvert ?',
    answers: 'Bonjour, oui. Apportez-le en boutique ou renvoyez-le, la réparation prend dix jours.',
  },
  {
    subject: 'Rendez-vous à l’atelier',
    group: 'boutiques',
    tags: ['atelier'],
    asks: 'Bonjour, peut-on faire refaire un abat-jour ancien à l’atelier ?',
    answers: 'Bonjour, oui, sur rendez-vous, du mardi au vendredi.',
  },
  {
    subject: 'Séance de luminothérapie',
    group: 'care',
    tags: ['soins'],
    asks: 'Bonjour, combien de séances sont conseillées pour commencer ?',
    answers: 'Bonjour, le plus souvent six séances, une par semaine. La première est un bilan.',
  },
  {
    subject: 'Déplacer une séance',
    group: 'care',
    tags: ['soins', 'rendez-vous'],
    asks: 'Bonjour, je ne peux pas venir jeudi. Un créneau la semaine suivante ?',
    answers: 'Bonjour, mardi à 14 h est libre. Je vous l’ai réservé.',
    closes: 'Mardi me convient.',
  },
  {
    subject: 'Dossier de financement',
    group: 'partner',
    tags: ['partenaire'],
    asks: 'Bonjour, le dossier {order} est-il complet ? Le client demande une réponse avant vendredi.',
    answers: 'Bonjour, il manque le devis signé. Le reste est en ordre.',
  },
  {
    subject: 'Prélèvement rejeté',
    group: 'partner',
    tags: ['partenaire', 'paiement'],
    asks: 'Bonjour, l’échéance de {amount} € du dossier {order} a été rejetée. On la représente ?',
    answers: 'Bonjour, oui, le 5 du mois prochain, sans frais.',
  },
  {
    subject: 'Se désabonner de la lettre',
    group: 'service',
    tags: ['lettre'],
    asks: 'Bonjour, je reçois votre lettre deux fois. Pouvez-vous en retirer une ?',
    answers: 'Bonjour, c’est fait. Il vous en reste une par mois.',
  },
  {
    subject: 'Carte cadeau',
    group: 'boutiques',
    tags: ['cadeau'],
    asks: 'Bonjour, la carte cadeau est-elle valable à Londres ?',
    answers: 'Bonjour, oui, dans toutes nos boutiques et sur le site, pendant deux ans.',
  },
]

export const english: readonly Conversation[] = [
  {
    subject: 'Missing screws',
    group: 'service',
    tags: ['parts'],
    asks: 'Hi, the wall lamp from order {order} came without screws. Could you send some?',
    answers: 'Hello, of course, a set is on its way by letter post.',
    closes: 'Got them, thank you.',
  },
  {
    subject: 'Change colour before dispatch',
    group: 'service',
    tags: ['order'],
    asks: 'Hello, can I change order {order} from brass to black?',
    answers: 'Hello, done. It will leave on Thursday as planned.',
  },
  {
    subject: 'Does it dim?',
    group: 'boutiques',
    tags: ['product'],
    asks: 'Hello, does the Orée pendant work with a dimmer?',
    answers: 'Hello, yes, with a trailing-edge dimmer and the LED bulb we list with it.',
  },
  {
    subject: 'Charged in euros',
    group: 'payments',
    tags: ['payment'],
    asks: 'Hi, my order {order} was charged in euros and my bank took a fee. Can I pay in pounds next time?',
    answers: 'Hello, yes, choose United Kingdom at the top of the page before you pay.',
  },
  {
    subject: 'VAT on the invoice',
    group: 'payments',
    tags: ['invoice'],
    asks: 'Hello, the invoice for order {order} shows no VAT line. We need one for {amount} EUR.',
    answers: 'Hello, a corrected invoice is in your account.',
    closes: 'That is perfect.',
  },
  {
    subject: 'Opening hours at Christmas',
    group: 'boutiques',
    tags: ['shop'],
    asks: 'Hi, is the London shop open on the 24th?',
    answers: 'Hello, yes, until four in the afternoon.',
  },
  {
    subject: 'Returning a gift',
    group: 'service',
    tags: ['return'],
    asks: 'Hello, I was given a lamp from order {order}. Can I swap it without a receipt?',
    answers: 'Hello, you can, for anything of the same price, within ninety days.',
  },
  {
    subject: 'Trade discount',
    group: 'service',
    tags: ['pro'],
    asks: 'Hello, we are an interior design studio. How does the trade discount work for orders above {amount} EUR?',
    answers: 'Hello, it is ten per cent from the first order and fifteen after the fifth.',
  },
  {
    subject: 'Broken link in the newsletter',
    group: 'service',
    tags: ['newsletter'],
    asks: 'The link to the autumn collection in your newsletter goes nowhere.',
    answers: 'Thank you for telling us, it is mended.',
  },
  {
    subject: 'Partner file on hold',
    group: 'partner',
    tags: ['partner'],
    asks: 'Hello, file {order} has been on hold for a week. What is missing?',
    answers: 'Hello, nothing any more: the bank confirmed this morning.',
  },
  {
    subject: 'Sound of the transformer',
    group: 'service',
    tags: ['warranty'],
    asks: 'Hi, the transformer of my floor lamp hums. Is that normal?',
    answers: 'Hello, no. We send you a new one, keep the old one for recycling.',
    closes: 'The new one is silent.',
  },
]
