import { contextWords, wordsAround } from '../context.ts'
import { isWordCode, plainCode, plainOf } from '../plain.ts'

/** Words around a number that is meant to be called; `*` stands for the rest of the word. */
export const phoneWords = contextWords(
  ...['phone', 'phone number', 'phones', 'telephone', 'tel', 'tele*', 'telef*', 'tél', 'mobile', 'mob', 'cell', 'call'],
  ...[
    'call me',
    'calling',
    'callback',
    'fax',
    'whatsapp',
    'sms',
    'signal',
    'text me',
    'answering',
    'answer at',
    'ring',
  ],
  ...['dial', 'landline', 'voicemail', 'reach me', 'reach you', 'reach us', 'reach him', 'reach her', 'reachable'],
  ...['hotline', 'my number', 'contact number', 'daytime number', 'portable', 'appel*', 'joindre', 'joignable'],
  ...['rappel*', 'contacter', 'mon numéro', 'numéro de portable', 'numéro de téléphone', 'ligne directe', 'fixe'],
  ...[
    'standard',
    'handy*',
    'mobil*',
    'rufnummer',
    'telefonnummer',
    'handynummer',
    'mobilnummer',
    'faxnummer',
    'rückrufnummer',
    'telefoonnummer',
    'anruf*',
    'angerufen',
    'ruf',
    'rufen',
    'rückruf*',
    'zurückruf*',
  ],
  ...['erreich*', 'festnetz*', 'durchwahl', 'meine nummer', 'móvil', 'llam*', 'llám*', 'mi número', 'fijo', 'contact*'],
  ...[
    'cellulare',
    'cell',
    'chiam*',
    'richiam*',
    'recapit*',
    'il mio numero',
    'numero di telefono',
    'raggiung*',
    'fisso',
  ],
  ...['bel', 'bellen', 'belt', 'gebeld', 'terugbel*', 'gsm', 'bereikbaar', 'bereik*', 'mijn nummer', 'vaste lijn'],
  ...[
    'telemóvel',
    'telemovel',
    'ligar',
    'ligue*',
    'liguem',
    'o meu número',
    'celular',
    'telm',
    'tlm',
    'tlf',
    'contacto',
  ],
  ...['komórk*', 'kom', 'zadzwoni*', 'dzwoni*', 'numer telefonu', 'nr tel', 'mój numer', 'oddzwoni*', 'kontakt*'],
)

const labels: ReadonlySet<string> = new Set([
  ...['office', 'fax', 'mobile', 'cell', 'home', 'work', 'phone', 'tel', 'direct', 'bureau', 'portable', 'domicile'],
  ...['fixe', 'büro', 'buero', 'privat', 'mobil', 'handy', 'oficina', 'casa', 'móvil', 'movil', 'ufficio', 'cellulare'],
  ...['kantoor', 'thuis', 'mobiel', 'escritório', 'biuro', 'komórka', 'whatsapp'],
])
const longestLabel = 12

/** What a number of an address book is for, right behind it: `-Office`, ` fax`, ` (mobile)`. */
export const labelBehind = (text: string, end: number): string | undefined => {
  let start = end
  while (start < end + 2 && start < text.length && ' ([-'.includes(text.charAt(start))) start += 1
  if (start === end) return undefined
  let last = start
  while (last - start <= longestLabel && isWordCode(plainCode(text.charCodeAt(last)))) last += 1
  const word = plainOf(text, start, last)
  return labels.has(word) ? word : undefined
}

/** The letters of a signature: `T: 020 7946 0958`, `M. 07700 900123`. */
const label = /(?:^|[\s|,;(])(?:[tmfphc]|tel|mob|ph)[:.] ?[([+]{0,2}$/

export const isLabelBefore = (text: string, start: number): boolean => {
  let at = start - 1
  while (at >= start - 3 && at > 0 && ' ([+'.includes(text.charAt(at))) at -= 1
  return ':.'.includes(text.charAt(at)) && label.test(plainOf(text, Math.max(0, start - 8), start))
}

/** Numbers that look like a phone's but are something else's, by the word that stands nearest. */
export const otherNumber = wordsAround(
  ...['order', 'orders', 'order number', 'order no', 'tracking', 'tracking number', 'parcel', 'shipment', 'invoice'],
  ...['ticket', 'sku', 'isbn', 'ean', 'case', 'case number', 'reference', 'reference number', 'ref', 'serial'],
  ...[
    'serial number',
    'article',
    'item',
    'part',
    'account number',
    'account',
    'sort code',
    'nhs',
    'nhs number',
    'meeting',
  ],
  ...['meeting id', 'zoom', 'passport', 'policy', 'policy number', 'patient', 'claim', 'vat', 'customer number', 'utr'],
  ...['customer no', 'customer id', 'membership', 'gtin', 'upc', 'imei', 'amount', 'booking', 'consignment', 'receipt'],
  ...['meter', 'model', 'version', 'barcode', 'delivery note', 'transaction', 'quote', 'rma', 'batch', 'license'],
  ...['commande', 'suivi', 'numéro de suivi', 'colis', 'facture', 'référence', 'réf', 'dossier', 'siret', 'siren'],
  ...['numéro de client', 'numéro client', 'client', 'contrat', 'devis', 'réservation', 'numéro de série', 'série'],
  ...[
    'bon de livraison',
    'réclamation',
    'expédition',
    'compteur',
    'montant',
    'code barre',
    'adhérent',
    'sécurité sociale',
  ],
  ...['bestellung', 'sendung', 'rechnung', 'steuernummer', 'paket', 'auftrag', 'vorgang', 'artikel', 'referenz'],
  ...['aktenzeichen', 'lieferschein', 'zählerstand', 'betrag', '*nummer', '*nr', 'steuer id', 'iban', 'bic', 'konto'],
  ...[
    'pedido',
    'seguimiento',
    'factura',
    'expediente',
    'referencia',
    'número de cliente',
    'cliente',
    'envío',
    'paquete',
  ],
  ...['artículo', 'reserva', 'albarán', 'incidencia', 'contrato', 'serie', 'localizador', 'importe', 'contador'],
  ...[
    'ordine',
    'spedizione',
    'fattura',
    'pratica',
    'partita iva',
    'codice cliente',
    'pacco',
    'riferimento',
    'articolo',
  ],
  ...[
    'prenotazione',
    'segnalazione',
    'contratto',
    'codice',
    'seriale',
    'matricola',
    'importo',
    'contatore',
    'tracciamento',
  ],
  ...[
    'bestelling',
    'pakket',
    'factuur',
    'klantnummer',
    'kvk',
    'referentie',
    'zending',
    'track',
    'trace',
    'dossiernummer',
  ],
  ...[
    'btw',
    'contract',
    'bedrag',
    'meterstand',
    'serienummer',
    'encomenda',
    'fatura',
    'referência',
    'artigo',
    'rastreio',
  ],
  ...[
    'envio',
    'processo',
    'contribuinte',
    'nif',
    'apólice',
    'montante',
    'contador',
    'zamówien*',
    'przesyłk*',
    'paczk*',
  ],
  ...[
    'faktur*',
    'referencyjn*',
    'reklamacj*',
    'zgłoszen*',
    'umow*',
    'klienta',
    'seryjn*',
    'nip',
    'regon',
    'pesel',
    'kwot*',
  ],
  ...['list przewozowy', 'polisy', 'konta', 'rachun*'],
)
