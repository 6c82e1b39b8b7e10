import type { Page } from '../page.ts'
import { phrases, type Phrase } from '../phrases.ts'
import { kinAt, kinFirsts } from './kin.ts'

/** What a phrase before a name is. The surer an introduction, the less its name must look like one. */
export type Cue = 'greeting' | 'closing' | 'introduction' | 'saying' | 'relation' | 'kin' | 'birth' | 'label' | 'header'

const greeting = `
  hi, hello, hey, dear, hiya, good morning, good afternoon, good evening, morning, afternoon, greetings, hi there, hello there,
  hello again, hi again, my dear,
  bonjour, bonsoir, salut, cher, chère, coucou, rebonjour, bonjour à vous,
  hallo, guten tag, guten morgen, guten abend, liebe, lieber, moin, servus, grüezi, grüß gott, hallo liebe, hallo lieber,
  sehr geehrter, sehr geehrte, sehr verehrte, sehr verehrter, geehrter, geehrte, werter, werte,
  hola, estimado, estimada, querido, querida, buenos días, buenas tardes, buenas noches, muy buenas, apreciado, apreciada,
  ciao, gentile, gentilissimo, gentilissima, caro, cara, salve, buongiorno, buonasera, buon giorno, buona sera, egregio, egregia,
  beste, geachte, hoi, dag, goedendag, goedemorgen, goedemiddag, goedenavond, lieve, hé,
  olá, oi, prezado, prezada, exmo, exma, bom dia, boa tarde, boa noite, caríssimo, caríssima, ola,
  cześć, witam, witaj, dzień dobry, dobry wieczór, szanowny, szanowna, drogi, droga, hej, siema, hejka
`
const closing = `
  regards, kind regards, best regards, warm regards, many thanks, thanks, thank you, thx, ta, cheers, best, best wishes, all the best,
  sincerely, yours sincerely, sincerely yours, yours faithfully, yours truly, respectfully, warmly, with thanks, thanks in advance,
  thanks again, thank you in advance, kindest regards, kindly, signed, yours, thanks a lot, thanks and regards, take care,
  cordialement, bien cordialement, très cordialement, bien à vous, salutations, meilleures salutations, cdlt, cdt, bien à toi,
  salutations distinguées, sincères salutations, mes salutations distinguées, respectueusement, sincèrement, amicalement, merci,
  merci d'avance, merci beaucoup, merci par avance, avec mes remerciements, bonne journée, bonne soirée, mes sentiments distingués,
  mes sentiments les meilleurs, mes salutations les meilleures, mes sincères salutations, mes respectueuses salutations,
  mit freundlichen grüßen, mit freundlichem gruß, freundliche grüße, freundlichen grüßen, viele grüße, beste grüße, liebe grüße,
  schöne grüße, herzliche grüße, mit besten grüßen, mit herzlichen grüßen, mfg, lg, vg, bg, gruß, grüße, hochachtungsvoll,
  danke, vielen dank, danke im voraus, vielen dank im voraus, danke und gruß, besten dank, herzlichst, mit bestem dank, dank und gruß,
  un saludo, saludos, saludos cordiales, un cordial saludo, cordiales saludos, atentamente, muy atentamente, gracias, muchas gracias,
  gracias de antemano, cordialmente, atte, un abrazo, reciban un cordial saludo, le saluda atentamente, quedo a la espera,
  cordiali saluti, distinti saluti, saluti, un saluto, un cordiale saluto, grazie, grazie mille, in fede, grazie in anticipo,
  cari saluti, a presto, con i migliori saluti, porgo distinti saluti,
  met vriendelijke groet, met vriendelijke groeten, vriendelijke groet, vriendelijke groeten, groet, groeten, groetjes, mvg, hartelijke groet,
  hartelijke groeten, hoogachtend, bedankt, alvast bedankt, dank u, dank je wel, met hartelijke groet, bij voorbaat dank, liefs,
  atenciosamente, cumprimentos, melhores cumprimentos, com os melhores cumprimentos, obrigado, obrigada, muito obrigado, muito obrigada,
  abraço, um abraço, abraços, grato, grata, att, respeitosamente, saudações, com os meus cumprimentos, desde já obrigado,
  pozdrawiam, pozdrawiam serdecznie, serdecznie pozdrawiam, z poważaniem, z wyrazami szacunku, dziękuję, z góry dziękuję, pozdrowienia,
  serdeczności, łączę pozdrowienia, z pozdrowieniami, dzięki, z wyrazami poważania, pozdr
`
const introduction = `
  my name is, my name's, my full name is, the name is, name is, name's, maiden name is, name was, married name is, name of, in the name of,
  call me, calls me, his name is, her name is, under the name, under my name, named, name to,
  je m'appelle, je me nomme, mon nom est, mon nom complet est, je me prénomme, m'appelle, s'appelle, je soussigné, je soussignée, au nom de,
  ich heiße, ich heisse, mein name ist, mein name lautet, auf den namen, im namen von, der unterzeichnete, die unterzeichnete, namens frau, namens herr,
  me llamo, mi nombre es, mi nombre completo es, se llama, a nombre de, en nombre de, con nombre, me llaman,
  mi chiamo, il mio nome è, si chiama, a nome di, a nome, il sottoscritto, la sottoscritta, per conto di,
  mijn naam is, ik heet, op naam van, in naam van, namens, heet, ondergetekende,
  meu nome é, o meu nome é, chamo-me, me chamo, se chama, chama-se, em nome de, em nome da, em nome do,
  nazywam się, mam na imię, moje nazwisko, na nazwisko, w imieniu, niżej podpisany, niżej podpisana, nazywa się, moje imię to
`
const saying = `
  i am, i'm, im, this is, it's, its, it is, speaking with, here is, here's, that is,
  je suis, c'est, ici, moi c'est,
  ich bin, hier ist, hier spricht, hier schreibt, das ist, bin die, bin der,
  soy, habla, le escribe, le habla, aquí,
  sono, sono la signora, sono il signor, qui,
  ik ben, dit is, met, hier,
  sou, sou o, sou a, aqui é, aqui fala, fala a, fala o,
  jestem, z tej strony, tu, mówi
`
const relation = `
  mother of, father of, son of, daughter of, parents of, wife of, husband of, la fille de, le fils de, la mère de, le père de, la hija de, el hijo de,
  la madre de, el padre de, die mutter von, der vater von, la figlia di, il figlio di, de moeder van, de vader van, a filha de, o filho de,
  my husband's name, wife's name, husband's name, partner's name, son's name, daughter's name, mother's name, wife, husband,
  spoke with, spoke to, talked to, talked with, speaking to, spoken to, spoken with, chatted with, met with, call with, contact, ask for,
  on behalf of, care of, c/o, attention, attn, fao, for the attention of, signed by, written by, sent by, served by, conversation with,
  a lady called, a man called, someone called, a gentleman called, called, named, by the name of, goes by, colleague, employee, customer,
  nommé, nommée, prénommé, prénommée, appelé, appelée, un certain, une certaine, le dénommé, la dénommée, parlé avec, parlé à, discuté avec,
  échangé avec, eu au téléphone, à l'attention de, de la part de, interphone, sonnette, collègue, cliente, client,
  genannt, namens, gesprochen mit, telefoniert mit, zu händen, z. hd., im auftrag von, klingel, klingelschild, kollege, kollegen, kollegin, kundin,
  llamado, llamada, un tal, una tal, hablé con, hablado con, a la atención de, de parte de, atención, compañero, compañera, clienta,
  chiamato, chiamata, un certo, una certa, tale, parlato con, all'attenzione di, alla cortese attenzione di, alla c.a. di, sentito con, citofono, citofonare, collega,
  genaamd, genoemd, een zekere, gesproken met, gebeld met, t.a.v., ter attentie van, contact met, collega, klant,
  chamado, chamada, um tal, uma tal, um tal de, uma tal de, falei com, falei com a, falei com o, falei ontem com a, falei ontem com o, ao cuidado de, a/c, colega,
  o imieniu, imieniem, niejaki, niejaka, rozmawiałem z, rozmawiałam z, rozmowa z, do rąk, kolega, koleżanka, klientka, konsultant, konsultantka
`
/** Behind the name someone has now: `Anna Roth, geb. Keller`. */
const birth = `
  née, né, geb., geborene, geborener, geboren als, z domu, de soltera, nata, nascida, geboren, meisjesnaam, nacida, born
`
const label = `
  name, full name, first name, last name, given name, surname, family name, customer, customer name, client, client name, account holder,
  account name, account owner, cardholder, card holder, cardholder name, name on card, name on the card, holder, holder name, beneficiary, beneficiary name,
  recipient, recipient name, patient, patient name, passenger, passenger name, passengers, contact, contact name, contact person, attn, fao, sender, signed, employee,
  employee name, claimant, applicant, payee, owner, tenant, insured, policyholder, policy holder, guest, guest name, agent, ship to, deliver to, bill to,
  billed to, shipping address, delivery address, billing address, postal address, mailing address, account in the name of, user, student, driver, witness, subscriber, member, spouse, next of kin,
  in the name of, payable to, cheque payable to, recipient's name, author, manager, doctor, physician, provider name, buyer, seller, landlord, traveller, traveler, from, to,
  nom, prénom, prénoms, nom et prénom, nom prénom, nom de famille, nom de jeune fille, nom du client, nom complet, titulaire, titulaire du compte, titulaire de la carte,
  bénéficiaire, destinataire, expéditeur, client, cliente, patient, assuré, assurée, locataire, propriétaire, contact, interlocuteur, adresse de livraison, adresse de facturation,
  livrer à, facturer à, passager, salarié, salariée, employé, souscripteur, abonné, abonnée, signature, nom du titulaire, acheteur, vendeur,
  vorname, nachname, vor- und nachname, kontoinhaber, kontoinhaberin, karteninhaber, karteninhaberin, empfänger, empfängerin, absender, absenderin, kunde, kundin, kundenname,
  begünstigter, inhaber, inhaberin, ansprechpartner, ansprechpartnerin, versicherungsnehmer, versicherter, lieferadresse, rechnungsadresse, lieferanschrift, rechnungsanschrift, mieter, mieterin, vermieter,
  fahrgast, patientin, auftraggeber, besteller, familienname, geburtsname, zahlungsempfänger, unterschrift, käufer, verkäufer, name des kontoinhabers,
  nombre, nombre y apellidos, nombre completo, apellido, apellidos, titular, titular de la cuenta, titular de la tarjeta, beneficiario, beneficiaria, destinatario, destinataria,
  remitente, dirección de envío, dirección de entrega, paciente, pasajero, asegurado, asegurada, inquilino, contacto, firmado, comprador,
  nome, cognome, nome e cognome, cognome e nome, intestatario, intestataria, intestatario del conto, intestato a, mittente, indirizzo di spedizione, indirizzo di consegna, paziente, passeggero, assicurato, assicurata, titolare, firma, referente,
  naam, voornaam, achternaam, voor- en achternaam, rekeninghouder, kaarthouder, begunstigde, ontvanger, afzender, klant, klantnaam, patiënt, verzekerde, huurder, afleveradres, bezorgadres, factuuradres, contactpersoon, tenaamstelling, passagier,
  apelido, nome completo, nome do titular, titular do cartão, titular da conta, beneficiário, beneficiária, destinatário, destinatária, remetente, morada de entrega, endereço de entrega, passageiro, sobrenome, comprador, segurado,
  imię, nazwisko, imię i nazwisko, właściciel, właściciel konta, właścicielka konta, posiadacz, posiadacz rachunku, posiadacz konta, posiadacz karty, odbiorca, nadawca, klient, klientka, adres dostawy, adres wysyłki, pacjent, pacjentka, pasażer, ubezpieczony, najemca, kupujący, sprzedawca, zamawiający
`
const header = `from, to, cc, bcc, reply-to, de, à, von, an, kopie, da, van, aan, od, do, para, dw, wrote`

const spoken = phrases<Cue>([
  ['greeting', greeting],
  ['closing', closing],
  ['introduction', introduction],
  ['birth', birth],
  ['relation', relation],
  ['saying', saying],
])

/** What the words that begin here say of those behind them. */
export const cueAt = (page: Page, index: number): (Phrase<Cue> & { readonly next: number }) | undefined => {
  const kin = kinAt(page, index)
  const cue = spoken.at(page, index)
  return kin !== undefined && kin.next >= (cue?.next ?? 0) ? { kind: 'kin', ...kin } : cue
}

/** Before a colon, or alone on the line above. */
export const labels = phrases<'label' | 'header'>([
  ['header', header],
  ['label', label],
])

const firsts: ReadonlySet<string> = new Set([...spoken.firsts, ...labels.firsts, ...kinFirsts])

/** One look-up where most words are no cue of any kind. */
export const mayCue = (plain: string): boolean => firsts.has(plain)
