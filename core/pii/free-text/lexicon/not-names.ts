import { wordList } from './word-list.ts'

/** Who a letter is written to, and what people are at work. */
export const roles = wordList(`
  support team service services customer customers customercare care helpdesk help desk sir madam sirs mesdames messieurs all
  everyone everybody anyone someone folks guys friend friends colleague colleagues manager management director department
  dept office admin administrator agent adviser advisor assistant accounts accounting billing sales delivery returns
  complaints refunds bank branch store shop company seller buyer reader valued user member members guest owner president
  bot chatbot hr it legal finance marketing security reception concerned
  client clients clientele equipe directeur directrice conseiller conseillere agence banque boutique responsable
  comptabilite livraison reclamations gestion direction administration mairie syndic gerant gerante
  kundenservice kundendienst kundenbetreuung kunde kunden kundin damen herren zusammen leute geschaftsfuhrer
  geschaftsleitung abteilung filiale buchhaltung versand redaktion mitarbeiter mitarbeiterin vermieter hausverwaltung
  sachbearbeiter sachbearbeiterin interessenten liebes
  atencion cliente clientes equipo senores senoras amigos amigo director directora departamento oficina tienda banco
  soporte servicio servicios responsable direccion administracion todos
  servizio clienti assistenza squadra team direttore direttrice ufficio negozio banca signori spettabile responsabile
  amministrazione tutti
  klantenservice klantendienst klant heren dames allemaal medewerker winkel afdeling collega lezer
  apoio equipa equipe senhores senhoras diretor diretora loja departamento atendimento suporte todos
  panstwo panstwa biuro obsluga obslugi klienta klient dzial zespol zespole sklep dyrektor dyrektorze redakcja wszyscy
  konsultant konsultancie konsultantka szanowni kierownik kierowniku
`)

/** Firms and things sold: not a list to be complete, but those that people write about most and that read as names. */
export const brands = wordList(`
  amazon kindle alexa echo apple iphone ipad mac siri google chrome gmail android samsung galaxy sony xperia microsoft
  windows outlook excel facebook instagram whatsapp messenger twitter tiktok youtube netflix spotify paypal klarna visa
  mastercard maestro amex stripe revolut wise monzo bizum blik ideal zara mango ikea bosch siemens miele philips dyson lg hp
  dell lenovo asus acer nokia huawei xiaomi nintendo playstation xbox lego nike adidas puma reebok levi chanel dior gucci
  prada kenzo hermes cartier rolex swatch mercedes benz bmw audi volkswagen seat skoda renault peugeot citroen dacia fiat
  ford opel toyota honda tesla darty fnac boulanger auchan carrefour leclerc decathlon cdiscount conforama chronopost
  colissimo dhl ups fedex dpd hermes gls evri royal mail parcelforce postnl bpost correos seur inpost poczta ctt tesco
  sainsbury asda waitrose lidl aldi argos currys boots debenhams otto zalando mediamarkt saturn
  coolblue bol blokker hema worten vodafone orange sfr bouygues free telekom telefonica movistar tim wind ziggo kpn virgin
  sky bt santander barclays lloyds hsbc natwest halifax bnp paribas mutuel agricole postale caixabank bbva intesa unicredit
  sanpaolo rabobank ing abn amro sparkasse volksbank commerzbank deutsche millennium pekao pko mbank zendesk shopify ebay
  etsy vinted allegro airbnb booking uber deliveroo firefox mozilla adobe acrobat zoom teams slack linux bluetooth wifi
  premier express prime gold oro platinum classic bizum paywave contactless doulton tweed navigo
`)

/** What stands capitalised in letters and is no name: kinds of company, parts of letters and forms, colours, materials. */
export const things = wordList(`
  regards sincerely thanks thank cheers best kind warm wishes yours faithfully truly respectfully dear hello hi hey
  greetings bonjour bonsoir salut cordialement merci salutations amicalement hallo guten tag moin gruss grusse danke
  freundlichen freundliche viele liebe lieber hola saludos gracias atentamente ciao buongiorno buonasera saluti grazie
  salve goedemorgen goedemiddag groet groeten groetjes bedankt hoi ola cumprimentos obrigado obrigada abraco abracos
  pozdrawiam dziekuje witam czesc
  invoice order parcel ticket refund account card cards address phone email mail tel telephone mobile fax subject sent
  date name surname number re fw fwd aw wg tr rv rif odp savings current balance statement contract policy claim
  commande facture colis compte carte adresse telephone objet numero nom prenom reference contrat dossier remboursement
  bestellung rechnung paket konto karte anschrift telefon betreff nummer vertrag gutschrift lieferung artikel preis
  pedido factura paquete cuenta tarjeta direccion telefono asunto nombre contrato
  ordine fattura pacco conto carta indirizzo oggetto nome contratto
  bestelling factuur pakket rekening kaart adres telefoon onderwerp naam
  encomenda fatura conta cartao morada assunto endereco zamowienie faktura paczka karta temat imie nazwisko
  north south east west northern southern eastern western street road avenue lane drive close square gardens station
  airport centre center park bridge street river lake island mount castle palace market
  red blue yellow pink purple silver beige armchair sofa chair table lamp
  friday monday tuesday wednesday thursday saturday sunday easter christmas prime day week month year
  january february march april may june july august september october november december
  swift iban bic pin otp url pdf vat tva mwst iva btw
  sunny happy new terms conditions privacy settings error page version model series size
`)

/** Names that are as often a word of another language, which the word lists lack: beside a cue or another name only. */
export const ambiguous = wordList(`
  oak pine walnut ash beech chene noyer hetre eiche buche nussbaum roble nogal rovere noce eiken noten carvalho dab
  rouge bleu jaune vert noir blanc gris rose marron violet turquoise rot blau gelb grun schwarz weiss grau braun lila
  azul marino rojo verde amarillo negro blanco gris marron naranja morado blu rosso giallo nero bianco grigio marrone
  viola arancione blauw rood geel groen zwart wit grijs bruin oranje azul vermelho amarelo preto branco cinzento
  castanho roxo laranja niebieski czerwony zielony zolty czarny bialy szary brazowy
  forest hill woods field lake brook glen heath dale meadow stone rock cliff moor marsh cross hall long short sharp love price
  power wise young swift read cook page case bell ball bird day noble bush rice cannon glover lamb law marsh
  black white green grey gray brown olive mark marks lewis spencer will may rose grace hope joy faith dawn summer autumn april june august bill sue pat art rob drew chase
  gene dean earl duke king prince bishop miles pierce frank ernst wolf rosa stein linde heide kai jo vera sol alba
  pierre marine blanche fleur claire aime ange reine violette marguerite olive prudence constance felicite desire
  prosper modeste clement juste noel pascal dolores socorro soledad salud pilar mercedes concepcion consuelo esperanza
  luz paz angel jesus rosario remedios angustias florencia victoria paris florence sydney chelsea charlotte austin
  houston dallas jordan georgia chad india china asia america europa brooklyn madison jackson lincoln washington milan
  vienna siena verona lourdes santiago santa san graca vitoria luz gloria viola celeste azzurra bianca perla gemma
  bella dora nova aurora diamante chiara serena franco libero sincero primo secondo massimo bram wit groot mooi noor
  roman wiktoria florencja hala ala ola grosz lis sowa
  data ada era ora alle alla ante per pro via dan an ana den do in le la les da di du de el al il lo un una una ten to
  van von he my me page star sunshine merry happy honey sky river ocean storm rocky rusty sandy sonny buddy
`)
