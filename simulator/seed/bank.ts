import type { World } from '../world.ts'
import { fieldId, formId } from './forms.ts'
import type { People } from './people.ts'
import { cardNumber, frenchIban } from './values.ts'
import { writeTicket, type TicketSeed } from './write.ts'

/** Personal data in questions that are long answered: what a policy removes before it deletes. */
export const bankValues = {
  card: cardNumber('497671000000001'),
  iban: frenchIban('30004', '00812', '00012345678'),
} as const

type Question = Pick<TicketSeed, 'subject' | 'daysAgo' | 'status' | 'closedDaysAgo' | 'tags' | 'fields'> & {
  readonly asks: string
  readonly answer: string
}

/** The bank's partner desk: routine questions, some long over, one that a lawsuit holds, one change of an account. */
const questions: readonly Question[] = [
  {
    subject: 'Horaires de l’agence',
    daysAgo: 140,
    status: 'solved',
    tags: ['routine'],
    fields: [{ id: fieldId('reason'), value: 'motif_question' }],
    asks: 'Bonjour, êtes-vous ouverts le samedi matin à Lyon ?',
    answer: 'Bonjour, oui, de 9 h à 12 h 30. Bonne journée.',
  },
  {
    subject: 'Question sur un virement',
    daysAgo: 130,
    status: 'closed',
    closedDaysAgo: 100,
    tags: ['routine'],
    asks: `Bonjour, mon virement vers le compte ${bankValues.iban} est-il parti ? Je l'ai demandé mardi.`,
    answer: 'Bonjour, il est parti mercredi et arrivera sous 24 heures.',
  },
  {
    subject: 'Paiement en double',
    daysAgo: 250,
    status: 'closed',
    closedDaysAgo: 200,
    tags: ['faq'],
    fields: [{ id: fieldId('reason'), value: 'motif_paiement' }],
    asks: `Bonjour, la carte ${bankValues.card} a été débitée deux fois du même montant, est-ce normal ?`,
    answer: 'Bonjour, la seconde ligne est une préautorisation, elle disparaîtra.',
  },
  {
    subject: 'Avocat : copie de relevé',
    daysAgo: 150,
    status: 'closed',
    closedDaysAgo: 118,
    tags: ['routine', 'legal_hold'],
    fields: [
      { id: fieldId('documents'), value: ['piece_identite', 'piece_releve'] },
      { id: fieldId('until'), value: '2030-12-31' },
    ],
    asks: 'Bonjour, pouvez-vous m’envoyer la copie de mes relevés de mars pour mon avocat ?',
    answer: 'Bonjour, les relevés sont dans votre espace.',
  },
  {
    subject: 'Plafond de paiement',
    daysAgo: 30,
    status: 'solved',
    tags: ['routine'],
    asks: 'Bonjour, quel est le plafond de paiement à l’étranger ?',
    answer: 'Bonjour, 2 000 euros sur trente jours.',
  },
  {
    subject: 'Changement de titulaire',
    daysAgo: 400,
    status: 'closed',
    closedDaysAgo: 380,
    tags: ['account_change'],
    fields: [{ id: fieldId('contract'), value: true }],
    asks: 'Bonjour, je souhaite ajouter ma conjointe au compte.',
    answer: 'Bonjour, c’est fait, le contrat signé est dans votre espace.',
  },
]

export const seedBank = (world: World, { agent, customer, group }: People): void => {
  const [asking, answering] = [customer('bruno'), agent('chloe')]
  for (const { asks, answer, ...ticket } of questions) {
    writeTicket(world, {
      ...ticket,
      requester: asking,
      group: group('partner'),
      form: formId('partner'),
      assignee: answering,
      comments: [
        { by: asking, body: asks, channel: 'email' },
        { by: answering, body: answer, after: 20 },
      ],
    })
  }
}
