/** A second helping in all eight languages, written once the recognizers stood. */
export const mixed: readonly string[] = [
  `Please answer to anna.thalmann@example.org, for the attention of nobody but ‹A. Thalmann›.`,
  `The form came from ‹Szilvia Kővári› (szkovari@example.org) at last.`,
  `Hello,
I've just noticed two payments of £49.99 leaving my account on the same day. Could you refund one of them? The account is under ‹Mrs J Abernathy›.
‹Jean Abernathy›`.replace('‹Mrs ', 'Mrs ‹'),
  `Hi ‹Chloe›

Thanks for the call earlier. As discussed the new delivery address is:

‹Peter Wainwright›
⟦Apartment 12
45 Deansgate
Manchester
M3 2AY⟧

Best
‹Pete›`,
  `FAO ‹Mr Ahmed Raza›
I was overcharged by ‹Steph› at the till in your Cardiff shop. Please ring my daughter ‹Megan› on 07700 900123.`.replace(
    '‹Mr ',
    'Mr ‹',
  ),
  `Dear Sirs, We act for ‹Mr Colin Braithwaite› of ⟦The Grange, Mill Lane, Otley, LS21 3AB⟧. Our client disputes the charge.`.replace(
    '‹Mr ',
    'Mr ‹',
  ),
  `Bonjour,
Suite à mon appel de ce matin avec ‹Ludovic›, je vous transmets mon RIB. Le compte est au nom de ‹M. Serge Kowalczyk›.
Cordialement,

‹S. Kowalczyk›
⟦18 rue du Faubourg Saint-Antoine
75012 Paris⟧`.replace('‹M. ', 'M. ‹'),
  `Bonjour Mme ‹Lefèvre-Morel›, mon fils ‹Noa› a perdu sa carte. Nous habitons ⟦4 impasse des Lavandes, 84000 Avignon⟧. Merci, ‹Aurore Gauthier›`,
  `Objet : changement d'adresse
Client : ‹BOUCHARD Jean-Yves›
Nouvelle adresse : ⟦Appt 24, 112 boulevard de la Croix-Rousse, 69001 Lyon⟧`,
  `Bonjour, merci de rembourser ma sœur ‹Clémence›, pas moi. ‹Agathe Rousselot›, cliente depuis 2012.`,
  `Guten Tag Frau ‹Hölzl›,
meine neue Adresse: ‹Karl-Heinz Obermayr›, ⟦Wiener Straße 3/12, 8020 Graz⟧.
Mit besten Grüßen
‹K.-H. Obermayr›`,
  `Hallo, hier schreibt ‹Ayşe Demirci›. Mein Vermieter Herr ‹Pfeiffer› hat die Rechnung vom ⟦Rosenweg 9, 72070 Tübingen⟧ bekommen. Danke! ‹Ayşe›`,
  `Betreff: Kündigung
Name: ‹Sigrid Wohlfahrt›
Straße: ⟦Kaiser-Friedrich-Str. 88⟧
Ort: Berlin`,
  `Hi, bitte an meine Schwester ‹Leonie› liefern: ‹Leonie Krause›, ⟦Hinter der Mauer 2, 28195 Bremen⟧. VG ‹Max›`,
  `Sehr geehrte Frau ‹Dr. Lindqvist›, anbei der Vertrag. Freundliche Grüße ‹Hans-Peter Moosbrugger›`.replace(
    '‹Dr. ',
    'Dr. ‹',
  ),
  `Hola, buenas:
El paquete era para ‹Lucía Fernández-Cuesta› y lo entregaron a un vecino. Vivimos en ⟦Avenida de América 33, 5º izquierda, 28002 Madrid⟧.
Gracias, ‹Álvaro›`,
  `Estimada Sra. ‹Goikoetxea›, le adjunto el DNI de mi padre, ‹Eusebio Larrañaga›. Reciba un cordial saludo, ‹Maite Larrañaga›`,
  `Nombre: ‹Kevin Alejandro Quispe Mamani›
Dirección: ⟦Calle de la Luna nº 14, bajo, 15001 A Coruña⟧`,
  `Buenas tardes ‹Óscar›, hablé con ‹Noelia› y me dijo que el abono tardaba 10 días. ‹Susana Prieto›`,
  `Buongiorno signora ‹Bevilacqua›,
il pacco va consegnato a ‹Loredana Mancuso›, ⟦Via Roma 7/B, 90133 Palermo⟧.
La ringrazio.
‹Salvatore Mancuso›`,
  `Salve, sono il marito di ‹Chiara Lombardi›. Abitiamo in ⟦Largo Augusto 1, Milano⟧. Chiedo il rimborso. Grazie, ‹Stefano›`,
  `Nome e cognome: ‹Antonio Esposito›
Telefono: 000
Domicilio: ⟦Strada Provinciale 12, 36100 Vicenza⟧`.replace('⟦Strada Provinciale 12, 36100 Vicenza⟧', 'Vicenza'),
  `Beste ‹Sanne›,
Zoals besproken: mijn nieuwe adres is ⟦Burgemeester de Vlugtlaan 18 II, 1063 BL Amsterdam⟧.
Groet,
‹Mohammed Bouzidi›`,
  `Geachte mevrouw ‹Ter Horst›, het pakket voor ‹Jan-Willem Kloosterman› is bezorgd op ⟦Lange Nieuwstraat 4, 2018 Antwerpen⟧. Met vriendelijke groeten, ‹Ilse›`,
  `Naam: ‹Thijs van 't Hoff›
Adres: ⟦Havenkade 33, 1973 AK IJmuiden⟧`,
  `Olá ‹Beatriz›, o titular é ‹João Pedro Sequeira›. Entregar na ⟦Praça da República 5, 3000-343 Coimbra⟧. Obrigada, ‹Sílvia›`,
  `Bom dia, sou a ‹Vera Lúcia›. Moro na ⟦Av. Paulista, 1578, ap 42, São Paulo - SP, 01310-200⟧. Falei com o ‹Wagner› ontem.`,
  `Dzień dobry Pani ‹Joanno›,
paczkę proszę wysłać do ‹Mirosława Gajda›, ⟦ul. Piotrkowska 152/8, 90-063 Łódź⟧.
Pozdrawiam
‹Mirka›`,
  `Witam, nazywam się ‹Edyta Pawlak-Sroka›. Rozmawiałam z ‹Damianem› z infolinii. Mieszkam: ⟦Plac Wolności 3 m. 7, 50-071 Wrocław⟧.`,
]

/** And letters that hold none. */
export const mixedNone: readonly string[] = [
  `Hi,
The Windsor Dining Table and two Oxford chairs came in Walnut, not Oak. I ordered from your Bristol branch on Boxing Day. Please collect on Saturday morning.
Thanks`,
  `Good evening, Hargreaves Lansdown says my ISA transfer from Nationwide hasn't started. Is there a hold up at your end? The Financial Ombudsman will hear about it.`,
  `Hello Team, your Black Friday email promised Free Express Delivery. I'm still waiting. Kings Cross collection point was closed. Kind regards,`,
  `Bonjour, le Pass Navigo de la RATP ne passe pas à Gare de Lyon. La Poste me renvoie vers vous. Bonne journée.`,
  `Madame, Monsieur, le colis 8841 devait arriver Place de la Bastille. Le relais Tabac du Marché est fermé. Salutations distinguées.`,
  `Bonjour, j'ai commandé la robe Juliette taille 38 et le sac Margot en Camel, reçu la robe Emma. Merci d'échanger.`,
  `Hallo, das Regal Kallax in Weiß Hochglanz ist verkratzt. Gekauft im Möbelhaus Höffner, Filiale Dresden. Bitte um Umtausch. Schöne Grüße`,
  `Guten Morgen, der Termin mit der Telekom am Donnerstag Vormittag ist ausgefallen. Der Hauptbahnhof Stuttgart hat übrigens besseres WLAN als ich.`,
  `Buenas, el AVE a Barcelona Sants salió tarde y perdí el enlace. ¿Cubre el seguro de Mapfre el billete? Muchas gracias`,
  `Hola, quería cambiar el vestido Carmen talla M por el modelo Lola en Azul Marino. Gracias de antemano.`,
  `Buongiorno, il treno Frecciarossa per Roma Termini era in ritardo. Il Codice del Consumo prevede un rimborso. Cordiali saluti`,
  `Goedendag, de jas van Tommy Hilfiger is te klein. Kan ik ruilen in de winkel in Den Haag bij het Centraal Station? Groetjes`,
  `Boa noite, a Via Verde cobrou portagem na Ponte Vasco da Gama duas vezes. O Multibanco recusou o cartão. Cumprimentos`,
  `Dzień dobry, pociąg do Dworca Centralnego w Warszawie odwołano. Rossmann nie przyjął zwrotu. Proszę o zwrot pieniędzy na konto. Z poważaniem`,

  `Hi, the Oxford shirt in Navy and the Chelsea boots are both faulty. Bought at Westfield Stratford. Refund to Barclaycard please. Thanks`,
  `Dear Nationwide, please stop the standing order to British Gas. Regards`,
  `Bonjour, le lit Oslo et la commode Malmö ne correspondent pas au coloris Chêne clair. Merci de reprendre. Bonne soirée`,
  `Bonjour, TGV annulé entre Rennes et Montparnasse, SNCF Connect ne rembourse pas. Cordialement`,
  `Guten Tag, der Grill Master Pro von Weber raucht. Garantie bis Juni 2026. Freundliche Grüße`,
  `Hallo, die Jacke Modell Nora in Größe 38 ist im Outlet Metzingen ausverkauft. Danke`,
  `Buenos días, el frigorífico Balay hace ruido. Lo compré en MediaMarkt Bilbao. Un saludo`,
  `Salve, la caldaia Ariston perde acqua. Il tecnico non è venuto. Cordiali saluti`,
  `Hoi, de fiets van Gazelle heeft een lekke band. Winkel in Eindhoven was dicht. Groet`,
  `Bom dia, o frigorífico Bosch faz barulho. Comprei na Fnac do Colombo. Obrigado`,
  `Dzień dobry, rower Kross ma uszkodzone koło. Sklep w Katowicach zamknięty. Pozdrawiam`,
]
