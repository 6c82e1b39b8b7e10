/** Written before the rules were looked at again: the figures on these are floors, and no rule is made for a line of them. */
export const french: readonly string[] = [
  `Bonjour,
suite à l'appel de ce matin avec ‹Solène›, je vous confirme que le chauffe-eau n'a toujours pas été réparé. Le technicien, ‹M. Ferrand›, devait passer entre 8h et 10h.
Merci de me rappeler.
‹Gérard Poulain›
⟦8 impasse des Lilas
86000 Poitiers⟧`.replace('‹M. ', 'M. ‹'),
  `bonjour je n'arrive plus a me connecter depuis hier, mon compte est au nom de ‹celine marchandeau› et j'habite ⟦14 rue victor hugo 37000 tours⟧. merci`,
  `Madame, Monsieur,

Par la présente, je vous informe du décès de mon époux, ‹Lucien Abgrall›, survenu le 3 mars. Merci de clôturer son contrat et d'adresser le solde à l'étude de Maître ‹Kerjean›, ⟦22, place du Général de Gaulle, 29600 Morlaix⟧.

Veuillez agréer l'expression de mes sentiments distingués.

‹Marie-Thérèse Abgrall née Le Roux›`.replace(' née ', '› née ‹'),
  `Bonjour ‹Farid›, ‹Aurore› m'a transféré votre message. La facture doit être refaite au nom de mon entreprise, SARL Toitures du Vexin, ⟦ZA des Grands Prés, 3 rue Denis Papin, 95300 Pontoise⟧. Cdt, ‹S. Quemener›`,
  `Le 14 novembre 2024 à 09:12, ‹Nathalie Oberlin› a écrit :
> Je vous renvoie le formulaire signé.
Bien reçu, merci ‹Nathalie›.`,
  `Colis livré chez ma voisine (‹Mme Tavernier›, au 3e) sans mon accord ! Mon adresse est pourtant claire : ⟦Appt 12, 40 boulevard Carnot, 06400 Cannes⟧.`.replace(
    '‹Mme ',
    'Mme ‹',
  ),
  `Passagers : ‹Olivier Stanek›, ‹Zineb Stanek› et ‹Noé Stanek›. Vol du 22 juillet. ‹Noé› a 4 ans, faut-il un siège ?`,
  `Bonsoir, mon fils ‹Ruben› s'est inscrit avec ma carte. Pouvez-vous annuler ? Je suis sa mère, ‹Hanane Ziani›. Merci d'avance`,
  `Adresse de facturation :
‹Bertrand Cazalis›
⟦17 quater avenue de la Libération
33110 Le Bouscat
France⟧`,
  `Monsieur ‹Desjoyaux› n'habite plus ici, il est parti à ⟦La Rochelle, 5 rue du Palais⟧. Retirez-le de vos listes svp.`.replace(
    '⟦La Rochelle, ',
    'La Rochelle, ⟦',
  ),
]

export const frenchNone: readonly string[] = [
  `Bonjour, ma commande de 12 chaises est arrivée avec 2 pieds cassés. Comment faire pour un échange ? Cordialement.`,
  `Le code promo BIENVENUE10 ne marche pas sur la collection Printemps. Pourriez-vous vérifier ? Merci bien.`,
  `Bonjour, mon abonnement Premium a été débité deux fois en Mars. Je demande le remboursement de 29,90 euros. Merci pour votre aide, Bonne journée`,
  `Où en est le colis 3SABC0012 ? Le point relais de Saint-Denis ferme à 19h. J'attends depuis le Lundi de Pâques !`,
  `L'application plante au démarrage sur Android 14. J'ai vidé le cache, réinstallé, rien. Version 5.2.1, modèle Pixel 8.`,
  `Madame la Responsable du Service Réclamations, votre concurrent Rue du Commerce rembourse en 48 heures. Faites pareil.`,
  `Votre magasin place Bellecour à Lyon n'a plus de stock. Est-ce que celui de Villeurbanne en a ? Taille 42, coloris Vert Sapin.`,
  `Je confirme la résiliation au 30 juin. Référence du contrat : KX-20418. Aucune réponse depuis 15 jours, je saisirai le Médiateur.`,
  `Le train Paris Marseille de 7h12 a eu 90 minutes de retard, je demande une compensation selon vos Conditions Générales.`,
]
