import type { World } from '../world.ts'
import type { People } from './people.ts'
import { picture } from './picture.ts'
import { values } from './values.ts'
import { writeChat, writeTicket } from './write.ts'

type Story = (world: World, people: People) => void

const cardRefused: Story = (world, { agent, customer, group }) => {
  const claudine = customer('claudine')
  const julien = agent('julien')
  const [start, middle, end] = [values.splitCard.slice(0, 7), values.splitCard.slice(7, 14), values.splitCard.slice(14)]
  writeTicket(world, {
    subject: 'Carte refusée',
    daysAgo: 1,
    requester: claudine,
    group: group('payments'),
    assignee: julien,
    priority: 'high',
    tags: ['paiement', 'carte'],
    comments: [
      {
        by: claudine,
        body:
          `Bonjour,\n\nMa carte bancaire ${values.card} a été refusée hier soir sur votre site, alors qu'elle fonctionne ailleurs. ` +
          `Si c'est plus simple, prélevez la commande sur mon compte, IBAN ${values.iban}.\n\n` +
          `Vous pouvez me joindre au ${values.phone} ou par mail à ${values.email}. ` +
          `Pour le dossier de financement, mon numéro de sécurité sociale est le ${values.nir}.\n\nClaudine Moreau`,
      },
      {
        by: julien,
        body: 'Bonjour Madame Moreau,\n\nMerci pour votre message. Nous regardons ce qui a bloqué le paiement et revenons vers vous dans la journée.\n\nJulien',
        after: 2,
      },
      {
        by: claudine,
        html_body:
          `<p>J'ai réessayé avec mon autre carte, toujours rien :</p>` +
          `<p>Numéro : ${start}<b>${middle}</b>${end}, expire en <i>09/28</i>.</p><p>Que dois-je faire&nbsp;?</p>`,
        after: 5,
      },
      {
        by: julien,
        body: 'Vu avec le prestataire : refus de la banque, rien à débloquer de notre côté.',
        public: false,
      },
    ],
  })
}

const parcel: Story = (world, { agent, customer, group, brands }) => {
  const tom = customer('tom')
  writeTicket(world, {
    subject: 'Where is my parcel',
    daysAgo: 2,
    requester: tom,
    group: group('service'),
    assignee: agent('sarah'),
    ...(brands[1] === undefined ? {} : { brand: brands[1] }),
    tags: ['delivery'],
    comments: [
      {
        by: tom,
        body:
          'Hello,\n\nMy order 4000 1234 5678 9018 was sent on Monday with tracking number 1Z 999 AA1 01 2345 6784 ' +
          'and I have heard nothing since. The Colissimo reference is 6A 12345 67890 1, invoice 2026-11-004471. ' +
          'The lamp is item 3-700152-889-04.\n\nThanks,\nTom',
      },
      {
        by: agent('sarah'),
        body: 'Hi Tom,\n\nThe carrier shows parcel RB123456785FR at the Lille hub since Tuesday. It should reach you by Friday.\n\nSarah',
        after: 4,
      },
    ],
  })
}

const oldCase: Story = (world, { agent, customer, group }) => {
  const bruno = customer('bruno')
  writeTicket(world, {
    subject: 'Ancien dossier',
    daysAgo: 75,
    closedDaysAgo: 40,
    status: 'closed',
    requester: bruno,
    group: group('payments'),
    assignee: agent('karim'),
    tags: ['litige'],
    comments: [
      {
        by: bruno,
        body: `Bonjour, voici comme demandé une copie de mon passeport et le numéro de la carte débitée deux fois : ${values.oldCard}. Merci de votre retour.`,
        attachments: [
          {
            file_name: 'passeport-scan.png',
            content_type: 'image/png',
            content: picture(240, 170, [
              [120, 22, 44],
              [236, 226, 208],
              [236, 226, 208],
              [210, 200, 182],
            ]),
          },
        ],
      },
      { by: agent('karim'), body: 'Bonjour, le second débit a été annulé. Bonne journée.', after: 30 },
    ],
  })
}

const chat: Story = (world, { agent, customer, group }) => {
  const amina = customer('amina')
  const ines = agent('ines')
  const visitor = { actor_id: amina, actor_name: 'Amina Kaci', actor_type: 'end-user' } as const
  const advisor = { actor_id: ines, actor_name: 'Inès', actor_type: 'agent' } as const
  const ticket = writeTicket(world, {
    subject: 'Chat 4471',
    daysAgo: 1,
    requester: amina,
    group: group('service'),
    assignee: ines,
    tags: ['chat'],
    comments: [{ by: amina, body: 'Conversation avec Amina Kaci', channel: 'chat' }],
  })
  const lines = [
    { ...visitor, type: 'ChatJoin' },
    { ...visitor, type: 'ChatMessage', message: 'Bonjour, mon paiement ne passe pas' },
    { ...advisor, type: 'ChatMessage', message: 'Bonjour Amina, quel message voyez-vous ?' },
    { ...visitor, type: 'ChatMessage', message: `C'est la carte ${values.chatCard}, elle est pourtant valable` },
    { ...visitor, type: 'ChatFileAttachment', filename: 'capture-paiement.png' },
    { ...advisor, type: 'ChatMessage', message: 'Merci, je regarde. Ne donnez jamais votre numéro ici, par prudence.' },
    { ...visitor, type: 'ChatLeave' },
  ] as const
  writeChat(world, ticket, '4471.22513804.Tn5wWb8vK', lines, true)
}

const chatGoingOn: Story = (world, { agent, customer, group }) => {
  const leila = customer('leila')
  const ticket = writeTicket(world, {
    subject: 'Chat 4519',
    daysAgo: 0.05,
    requester: leila,
    group: group('service'),
    assignee: agent('ines'),
    tags: ['chat'],
    comments: [{ by: leila, body: 'Conversation avec Leïla Benali', channel: 'chat' }],
  })
  const visitor = { actor_id: leila, actor_name: 'Leïla Benali', actor_type: 'end-user' } as const
  const lines = [
    { ...visitor, type: 'ChatJoin' },
    { ...visitor, type: 'ChatMessage', message: 'Bonjour, la lampe Aube existe-t-elle en laiton ?' },
  ] as const
  writeChat(world, ticket, '4519.22513804.Rb2qLs7xD', lines, false)
}

/** A merge copies the last comment into a note of the ticket that stays; the ones merged into it are closed. */
const merged: Story = (world, { agent, customer, group }) => {
  const sophie = customer('sophie')
  const julien = agent('julien')
  const said = `Bonjour, je n'ai pas reçu le remboursement sur ma carte ${values.mergedCard}. Pouvez-vous vérifier ?`
  const sources = [9, 8].map((daysAgo) =>
    writeTicket(world, {
      subject: 'Remboursement non reçu',
      daysAgo,
      closedDaysAgo: 7,
      status: 'closed',
      requester: sophie,
      group: group('payments'),
      assignee: julien,
      tags: ['closed_by_merge'],
      comments: [{ by: sophie, body: said, channel: daysAgo === 9 ? 'email' : 'web' }],
    }),
  )
  writeTicket(world, {
    subject: 'Merged twice',
    daysAgo: 7.5,
    requester: sophie,
    group: group('payments'),
    assignee: julien,
    tags: ['remboursement'],
    comments: [
      { by: sophie, body: 'Bonjour, toujours aucune nouvelle de mon remboursement.' },
      ...sources.map((source) => ({
        by: julien,
        html_body: `<p>La demande #${source.id} « ${source.subject} » a été fusionnée dans cette demande. Dernier commentaire de la demande #${source.id} :</p><p>${said}</p>`,
        public: false,
        mergedFrom: source.id,
      })),
    ],
  })
}

const lawyer: Story = (world, { agent, customer, group }) => {
  const vasseur = customer('vasseur')
  writeTicket(world, {
    subject: 'Avocat',
    daysAgo: 12,
    requester: vasseur,
    group: group('partner'),
    assignee: agent('chloe'),
    priority: 'urgent',
    status: 'hold',
    tags: ['juridique', 'legal_hold'],
    comments: [
      {
        by: vasseur,
        channel: 'email',
        html_body:
          `<p>Madame, Monsieur,</p><p>Conseil de M. Lemoine, je vous mets en demeure de conserver l'ensemble des échanges relatifs au dossier. ` +
          `Le remboursement est à verser sur le compte CARPA ${values.lawyerIban}.</p>` +
          `<p>Cabinet Vasseur, tél. <a href="tel:${values.lawyerPhone.replaceAll(' ', '')}">${values.lawyerPhone}</a>, ` +
          `<a href="mailto:${values.lawyerEmail}">${values.lawyerEmail}</a></p>`,
      },
      { by: agent('chloe'), body: 'Transmis au service juridique. Ne rien supprimer dans ce dossier.', public: false },
    ],
  })
}

const careInvoice: Story = (world, { agent, customer, group }) => {
  const gerard = customer('gerard')
  writeTicket(world, {
    subject: 'Facture de soins',
    daysAgo: 4,
    requester: gerard,
    group: group('care'),
    assignee: agent('chloe'),
    tags: ['soins', 'mutuelle'],
    comments: [
      {
        by: gerard,
        channel: 'email',
        html_body:
          `<p>Bonjour,</p><table><tr><td>Assuré</td><td>Gérard Lemoine</td></tr><tr><td>N° de sécurité sociale</td><td>${values.patientNir}</td></tr>` +
          `<tr><td>Séance du 12/11/2026</td><td>68,00&nbsp;€</td></tr></table><p>La mutuelle demande une facture acquittée pour la luminothérapie.</p>` +
          `<p><img src="cid:ordonnance.png" alt="Ordonnance"></p>`,
        attachments: [
          {
            file_name: 'ordonnance.png',
            content_type: 'image/png',
            inline: true,
            content: picture(160, 90, [
              [250, 250, 246],
              [222, 226, 232],
              [250, 250, 246],
            ]),
          },
        ],
      },
      { by: agent('chloe'), body: 'Bonjour Monsieur Lemoine, la facture acquittée part ce jour.', after: 6 },
    ],
  })
}

/** A quoted reply keeps a copy of what the first mail said. */
const refundByMail: Story = (world, { agent, customer, group }) => {
  const rebecca = customer('ashworth')
  const details = `Please refund to ${values.britishIban}. My National Insurance number is ${values.nino}, and you can call me on ${values.britishPhone}.`
  writeTicket(world, {
    subject: 'Refund for a cancelled order',
    daysAgo: 3,
    requester: rebecca,
    group: group('service'),
    assignee: agent('sarah'),
    tags: ['refund'],
    comments: [
      {
        by: rebecca,
        channel: 'email',
        html_body: `<p>Good morning,</p><p>${details}</p><p>Rebecca Ashworth<br><a href="mailto:${values.britishEmail}">${values.britishEmail}</a></p>`,
      },
      { by: agent('sarah'), body: 'Dear Rebecca,\n\nThank you, the refund is on its way.\n\nSarah', after: 5 },
      {
        by: rebecca,
        channel: 'email',
        html_body: `<p>Thank you!</p><blockquote><p>On Monday Rebecca Ashworth wrote:</p><p>${details}</p></blockquote>`,
        after: 3,
      },
    ],
  })
}

const archived: Story = (world, { agent, customer, group }) => {
  const emily = customer('emily')
  writeTicket(world, {
    subject: 'Customs form',
    daysAgo: 230,
    closedDaysAgo: 200,
    status: 'closed',
    requester: emily,
    group: group('service'),
    assignee: agent('sarah'),
    tags: ['customs'],
    comments: [
      {
        by: emily,
        channel: 'email',
        body: `Hi, customs asked for my social security number to release the parcel. It is ${values.ssn}. Emily`,
      },
      { by: agent('sarah'), body: 'Hello Emily, the parcel has been released.', after: 20 },
    ],
  })
}

/** An agent about to answer one customer with another's number. */
const draft: Story = (world, { agent, customer, group, brands }) => {
  const paul = customer('paul')
  const ticket = writeTicket(world, {
    subject: 'Double débit en boutique',
    daysAgo: 0.4,
    requester: paul,
    group: group('boutiques'),
    assignee: agent('mathieu'),
    ...(brands[0] === undefined ? {} : { brand: brands[0] }),
    tags: ['boutique', 'paiement'],
    comments: [
      { by: paul, body: "Bonjour, j'ai été débité deux fois à la boutique de Lyon samedi. Pouvez-vous regarder ?" },
    ],
  })
  world.state.drafts.push({
    ticket_id: ticket.id,
    author_id: agent('mathieu'),
    body: `Bonjour Monsieur Imbert,\n\nNous retrouvons bien deux débits sur la carte ${values.draftCard} (au nom de Mme Ferrand).`,
    public: true,
  })
}

const login: Story = (world, { agent, customer, group, brands }) => {
  const david = customer('david')
  writeTicket(world, {
    subject: 'Locked out of my trade account',
    daysAgo: 6,
    status: 'pending',
    requester: david,
    group: group('service'),
    assignee: agent('helen'),
    ...(brands[2] === undefined ? {} : { brand: brands[2] }),
    tags: ['login'],
    comments: [
      {
        by: david,
        body: `I cannot sign in since Thursday. Your page says the attempt came from ${values.ip}. Is that you blocking me?`,
      },
      {
        by: agent('helen'),
        body: 'Hello David, too many attempts locked the account. Please reset the password.',
        after: 1,
      },
    ],
  })
}

const stories: readonly Story[] = [
  cardRefused,
  parcel,
  oldCase,
  chat,
  merged,
  lawyer,
  careInvoice,
  draft,
  refundByMail,
  chatGoingOn,
  archived,
  login,
]

export const seedStories: Story = (world, people) => {
  for (const story of stories) story(world, people)
}
