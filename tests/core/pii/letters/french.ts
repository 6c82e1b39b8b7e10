export const french: readonly string[] = [
  `Bonjour,\n\nJe n'ai toujours pas reçu ma commande n° 100457732 passée le 12/03/2024. Le colis 8R 4471 2209 553 est bloqué. Pouvez-vous me rappeler au ‹PHONE_NUMBER 06 39 98 12 47› ?\n\nCordialement,\nSylvie`,
  `Bonsoir, mon virement de 1 250,00 € du 3 avril n'est pas arrivé. Voici mon RIB : ‹IBAN_CODE FR14 2004 1010 0505 0001 3M02 606›. Merci de me répondre à ‹EMAIL_ADDRESS sylvie.martin@exemple.fr›`,
  `Référence dossier 2024 118 553, facture F-20240311-7. Le montant prélevé est de 89,90 € au lieu de 59,90 €. Je souhaite un remboursement.`,
  `Le modèle 7754 230 11 ne s'allume plus. N° de série 0045 8831 2270 19. Acheté le 02.11.2022, ticket de caisse 0931.`,
  `Bonjour\nVous pouvez me joindre au ‹PHONE_NUMBER 01.99.00.44.71› (fixe) ou ‹PHONE_NUMBER +33 6 39 98 00 21›.\nBien à vous`,
  `Mon numéro de sécurité sociale est le ‹FR_NIR 2 84 05 2A 004 018 63›, merci de compléter mon dossier n° 4471-22.`,
  `Cordialement,\n\nJean-Marc Petit\nResponsable achats\n‹PHONE_NUMBER 0639981122›\n‹EMAIL_ADDRESS jm.petit@societe.example›`,
  `Numéro de client : 12 44 87 90. Je déménage le 15 juin, merci de résilier mon contrat 7789 4410 2.`,
  `J'ai payé avec la carte ‹CREDIT_CARD 4970 1012 3456 7893› et elle a été débitée deux fois.`,
  `Suivi Chronopost XY 123 456 785 FR : "colis en cours d'acheminement" depuis 4 jours. Commande 06 12 44. Il est 10 h 30 et toujours rien.`,
  `Le relevé du compteur est 24 881 au 01/04 et 25 390 au 01/06. Pourquoi 612 kWh facturés ? Code postal 75011.`,
]
