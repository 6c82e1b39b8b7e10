export const french: readonly string[] = [
  `Bonjour,

Je n'ai toujours pas reçu ma commande passée le 12 janvier. Pouvez-vous vérifier l'adresse ? J'habite au ⟦27 bis rue des Acacias, 69003 Lyon⟧.

Cordialement,
‹Maëlys Fontanier›`,
  `Madame, Monsieur,

Je vous écris au nom de ma mère, Mme ‹Huguette Rocheteau›, titulaire du compte. Elle a déménagé au ⟦5, avenue du Général-Leclerc
44000 Nantes⟧.

Veuillez agréer, Madame, Monsieur, l'expression de mes salutations distinguées.

‹Philippe ROCHETEAU›`,
  `Bonjour ‹Kévin›,
merci pour votre réponse. Votre collègue ‹Anne-Sophie› m'avait dit que le remboursement serait fait sous 5 jours.
Bien à vous
‹Thibault›`,
  `je m'appelle ‹yannick le bihan› et mon colis est perdu`,
  `Titulaire : ‹DUPONT-AIGNAN Marie-Laure›
Banque : Crédit Agricole`,
  `Je m’appelle ‹Inès Benkhelifa›. Mon mari, ‹Karim Benkhelifa›, a aussi un compte chez vous.`,
  `De : ‹Sandrine Vauquelin› <s.vauquelin@example.fr>
Envoyé : lundi 3 juin
À : Service client
Objet : Re: Retour

Toujours rien reçu.`,
  `Veuillez livrer à : ‹M. et Mme Lacombe›, ⟦12 chemin du Moulin, 31320 Castanet-Tolosan⟧, France.`
    .replace('‹M. et Mme ', 'M. et Mme ‹')
    .replace(', France.', '.'),
  `Bonjour Monsieur ‹Delattre›,

Suite à notre entretien téléphonique, je vous confirme mon adresse : ⟦Résidence Les Tilleuls, bâtiment C, 8 allée Jean Moulin, 13008 Marseille⟧.

Merci d'avance,
‹Mme Ouardia Hamdi›`.replace('‹Mme ', 'Mme ‹'),
  `Destinataire : ‹Gwenaëlle Le Goff›
⟦3 place de la République
29200 Brest⟧
Tél. 06 00 00 00 00`,
  `Bonsoir, c'est ‹Mathilde›, j'ai écrit hier au sujet d'une robe trop petite. Vous aviez dit que ‹Me Garnier› s'en occuperait.`.replace(
    '‹Me ',
    'Me ‹',
  ),
  `Je soussigné, ‹Jean-Baptiste d'Ormesson›, demeurant ⟦14 quai de la Fosse, 44100 Nantes⟧, déclare résilier mon contrat.`,
  `Le mar. 4 févr. 2025 à 10:02, ‹Élodie Charpentier› <elodie@example.com> a écrit :
> Bonjour, où est mon colis ?`,
  `Nom : ‹Mbappé-Nkoulou›
Prénom : ‹Aristide›
Commande : 884120`,
  `BP : ⟦BP 112, 35000 Rennes Cedex⟧. Merci de tout envoyer là-bas.
Salutations
‹A. Kerbrat›`,
]

export const frenchNone: readonly string[] = [
  `Bonjour,

Ma machine Bosch achetée chez Darty à Toulouse est en panne. Merci de me proposer un rendez-vous mardi ou jeudi.

Cordialement`,
  `Madame, Monsieur,

Je souhaite résilier mon abonnement Orange. J'habite à Paris depuis septembre et la fibre n'y est pas.

Veuillez agréer, Madame, Monsieur, mes salutations distinguées.`,
  `Bonjour le Service Client,
Le canapé Florence en velours vert est-il disponible ? Je préfère Rose poudré. Livraison en Belgique possible ?
Merci`,
  `Bonsoir, Pierre de lave ou marbre : quel plateau résiste le mieux ? La table Marine est superbe. Bonne soirée`,
  `Votre conseillère de l'agence de la Part-Dieu ne répond pas. La Banque Populaire est injoignable. C'est honteux !`,
  `Monsieur le Directeur,
Votre site affiche « Erreur 500 ». Le Crédit Mutuel refuse aussi ma carte Visa Premier. Je pars au Portugal vendredi.`,
  `Chère équipe,
3 articles manquent dans ma commande du Black Friday. 2 Place assise, 1 Cours de cuisine. Merci de vérifier auprès de Chronopost ou Mondial Relay.`,
  `Bonjour Amazon, mon Kindle ne charge plus. Avril, mai, juin : trois mois d'attente. Bien cordialement,`,
]
