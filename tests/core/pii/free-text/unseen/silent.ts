/** Letters, order lines, notices and chats in eight languages that name nobody and tell no address: brands, products, towns, titles and streets of shops among them. */
export const silent: Readonly<Record<string, readonly string[]>> = {
  english: [
    `Order summary
1 x Oxford Leather Boots, Chestnut, size 9
2 x Merino Crew Socks, Charcoal
Delivery: Standard (3 to 5 days)
Total: £148.00`,
    `Subject: Re: Your Enquiry [Case 00218834]

Dear Customer,

Thank you for contacting British Gas. Your case has been passed to our Metering Team. You do not need to do anything further.

Yours sincerely,
Customer Relations`,
    `Hi team, the Ninja Foodi I bought in the Boxing Day sale stopped heating. The shop on Oxford Street says to contact you. Help!`,
    `Is the Windsor Oak sideboard available in White Grey? And does the Chelsea range come with a Ten Year Guarantee?`,
    `Flight BA2490 from Heathrow to New York JFK was diverted to Boston Logan. We want compensation under UK261.`,
    `hi can someone tell me why my bill went up by £14 in march i never agreed to that`,
    `Chat started
Agent: Hello, how can I help?
Customer: My sim card is not working
Agent: Have you tried restarting the phone?
Customer: Yes. Twice.`,
    `Warranty: Dyson V11 Absolute, bought at John Lewis in Cambridge on 12 June. Battery dies after 5 minutes. Serial on request.`,
    `The Royal Mail driver left a Sorry We Missed You card. The depot at Mount Pleasant opens at 7. Can I pick up on Saturday?`,
    `Feature request: please add Dark Mode and support for Apple Pay, Google Pay and Amazon Pay. Also Single Sign On with Okta would be great.`,
  ],
  french: [
    `Objet : Résiliation de l'abonnement Canal Plus

Madame, Monsieur,
Je souhaite mettre fin à mon abonnement à son échéance. Je vous remercie de me confirmer la bonne réception de cette demande.
Bien cordialement`,
    `Le robot Moulinex Companion fait un bruit de Ferrari au démarrage. Acheté chez Boulanger à Nantes Atlantis. Que faire ?`,
    `Récapitulatif : 1 Lampe Boule Laiton, 2 Coussins Lin Terracotta, livraison Chronopost Relais. Montant 89,00 euros.`,
    `Bonjour, impossible de valider le panier avec la Carte Bleue. Le site tourne dans le vide depuis ce matin, sur Firefox comme sur Safari.`,
    `Bonsoir, la taille 38 du jean Bianca et la robe Lou sont-elles de retour bientôt ? Cordialement, une cliente fidèle`,
    `Suite à votre courrier du 3 Avril, je conteste les frais. Le Tribunal de Grande Instance sera saisi si besoin.`,
    `Service Après Vente : le lave-vaisselle Brandt affiche le code I08. La Garantie Constructeur court jusqu'en Décembre 2026.`,
    `Le parking de la Gare de Lyon était fermé, celui de la Place d'Italie complet. Remboursez mon forfait Navigo Annuel.`,
    `Merci à toute l'équipe de Bordeaux Lac pour son accueil ! Très bon conseil au rayon Jardin.`,
  ],
  german: [
    `Betreff: Kündigung Vertrag Strom Natur 24

Sehr geehrtes Team der Stadtwerke, hiermit widerspreche ich der Preiserhöhung und kündige fristgerecht. Bitte senden Sie mir eine Bestätigung.

Mit freundlichen Grüßen`,
    `Ihre Bestellung: 1 Stück Kaffeemühle Graef, 2 Stück Filterpapier Größe 4. Versand mit DHL Paket. Summe 79,90 Euro.`,
    `Im Markt in Köln Marsdorf war die Waschmaschine Bosch Serie 6 ausverkauft. Wann kommt Nachschub?`,
    `Hallo, die Jacke Modell Luca in Größe M fällt zu klein aus. Tausch gegen L möglich? Rücksendung liegt bei.`,
    `Der Zug RE 5 von Koblenz nach Emmerich endete in Düsseldorf Hauptbahnhof. Ich fordere die Erstattung des Deutschlandtickets anteilig.`,
    `Meine Kreditkarte wurde im April doppelt belastet. Bitte prüfen Sie die Buchung und schreiben Sie den Betrag gut.`,
    `Kann man das Regal Kiefer Massiv auch in Weiß bekommen? Und passt der Rahmen Nr. 4 dazu?`,
    `Guten Abend, seit dem Update auf Version 12 zeigt die Heizung Fehler E9. Der Kundendienst Nord geht nicht ans Telefon.`,
    `Rechnung und Mahnung bitte an rechnung@firma.example senden, Bestellung Nord an bestellung.nord@firma.example.`,
    `Danke an das Team der Filiale Alte Post in Bonn! Der Gutschein kam heute an. Viele Grüße aus Bayern`,
  ],
  spanish: [
    `Asunto: Baja del servicio Movistar Plus

Buenos días, solicito la baja con efecto a final de mes. Ruego confirmación por escrito. Un saludo,`,
    `Resumen del pedido: 1 Mesa Roble Natural, 4 Sillas Nórdica Blanca. Envío por Seur. Total 612 euros.`,
    `La freidora Cecotec dejó de calentar. La compré en El Corte Inglés de Plaza de Cataluña. ¿Cómo tramito la garantía?`,
    `El AVE de Córdoba a Barcelona Sants llegó con 95 minutos de retraso. Quiero la devolución del Billete Promo Plus.`,
    `¿Tienen el vestido Carmen en talla M y el bolso Sol en color Arena? Gracias de antemano.`,
    `Me llegó un cargo de Amazon Prime que no reconozco. El banco dice que hable con ustedes.`,
    `Desde la actualización de Mayo la aplicación no abre. Tengo un Motorola con Android 12.`,
    `Enhorabuena al equipo de la tienda de Gran Vía por la atención recibida el Sábado Santo.`,
  ],
  italian: [
    `Oggetto: disdetta Sky Calcio

Buongiorno, chiedo la disdetta del pacchetto alla scadenza. Attendo conferma scritta. Distinti saluti`,
    `Riepilogo ordine: 1 Tavolo Rovere Chiaro, 2 Sedie Velluto Blu. Spedizione Bartolini. Totale 389 euro.`,
    `La macchina De Longhi Magnifica perde acqua. L'ho comprata da Unieuro a Bologna. La garanzia è valida?`,
    `Il volo Alitalia da Roma Fiumicino a Londra Gatwick è stato cancellato il Lunedì dell'Angelo. Chiedo il rimborso.`,
    `Avete la borsa Giulia in Cuoio e le scarpe Nina numero 38? Grazie mille`,
    `Ho un addebito di Poste Italiane che non riconosco. La banca mi dice di scrivere a voi.`,
    `Dopo l'aggiornamento di Maggio l'app Intesa Mobile non si apre. Ho un Oppo con Android 13.`,
    `Complimenti allo staff del negozio di Corso Buenos Aires per la cortesia.`,
  ],
  dutch: [
    `Betreft: opzegging Ziggo Sport Totaal

Geachte heer, mevrouw, hierbij zeg ik het pakket op per eind deze maand. Graag een bevestiging. Hoogachtend,`,
    `Overzicht: 1 Bureaustoel Zwart, 2 Kussens Mosgroen. Bezorging via PostNL. Totaal 214 euro.`,
    `De Philips Senseo lekt. Gekocht bij Mediamarkt in Den Haag Centrum. Valt dit onder de garantie?`,
    `De trein van Schiphol naar Antwerpen Centraal viel uit op Tweede Paasdag. Ik wil mijn geld terug.`,
    `Is de jas Emma ook in maat M en de laars Tess in Cognac leverbaar? Bedankt alvast!`,
    `Er staat een afschrijving van Vattenfall op mijn rekening die ik niet herken.`,
    `Sinds de update van Mei start de app niet meer. Ik heb een Nokia met Android 12.`,
    `Complimenten aan het team van de winkel in Utrecht Overvecht!`,
  ],
  portuguese: [
    `Assunto: cancelamento NOS Futebol

Bom dia, solicito o cancelamento do pacote no fim do mês. Aguardo confirmação escrita. Atentamente`,
    `Resumo: 1 Mesa Carvalho Claro, 4 Cadeiras Veludo Verde. Envio por CTT Expresso. Total 459 euros.`,
    `A máquina Delta Q verte água. Comprei na Worten de Braga Parque. Está na garantia?`,
    `O voo TAP do Porto para o Rio de Janeiro foi cancelado na Sexta-Feira Santa. Quero o reembolso.`,
    `Têm a mala Sofia em Camel e o vestido Clara no tamanho M? Obrigada`,
    `Aparece um débito da Netflix que não reconheço. O Banco Santander diz para falar convosco.`,
    `Desde a atualização de Maio o aplicativo não abre. Tenho um Motorola com Android 12.`,
    `Parabéns à equipa da loja do Centro Colombo pela simpatia.`,
  ],
  polish: [
    `Temat: rezygnacja z pakietu Canal Plus

Dzień dobry, proszę o rozwiązanie umowy z końcem miesiąca. Czekam na potwierdzenie. Z poważaniem`,
    `Podsumowanie: 1 Stół Dąb Naturalny, 4 Krzesła Welur Zielony. Dostawa kurierem DPD. Razem 1890 zł.`,
    `Ekspres Philips przecieka. Kupiłem go w Media Expert w Gdańsku Wrzeszczu. Czy gwarancja to obejmuje?`,
    `Lot LOT z Warszawy do Londynu Luton został odwołany w Wielki Piątek. Proszę o zwrot pieniędzy.`,
    `Czy torebka Maja w kolorze Koniak i sukienka Lena w rozmiarze M są dostępne? Dziękuję`,
    `Na wyciągu jest obciążenie z Netflixa, którego nie rozpoznaję. Bank PKO kazał pisać do was.`,
    `Po aktualizacji z Maja aplikacja się nie otwiera. Mam Motorolę z Androidem 12.`,
    `Brawa dla zespołu sklepu w Krakowie Bonarka za obsługę!`,
  ],
}
