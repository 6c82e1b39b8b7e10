import { contextWords } from '../context.ts'

/** Words around a number that is meant to be called. */
export const phoneWords = contextWords(
  ...['phone', 'phone number', 'telephone', 'tel', 'mobile', 'cell', 'call', 'call me', 'fax', 'whatsapp', 'sms'],
  ...['text me', 'answering', 'answer at', 'reach me', 'reach you', 'reach us', 'reachable', 'ring me', 'hotline'],
  ...['téléphone', 'tél', 'portable', 'appeler', 'appelez', 'appelle', 'joindre', 'joignable', 'rappeler', 'rappelez'],
  ...['mon numéro', 'numéro de portable', 'numéro de téléphone', 'telefon', 'telefonnummer', 'handy', 'handynummer'],
  ...['mobil', 'mobilnummer', 'rufnummer', 'anrufen', 'ruf', 'rufen', 'rückruf', 'erreichbar', 'erreichen'],
  ...['teléfono', 'móvil', 'llamar', 'llamarme', 'llámeme', 'llame', 'telefono', 'cellulare', 'chiamare', 'chiamarmi'],
  ...['recapito', 'telefoon', 'telefoonnummer', 'bellen', 'gsm', 'bereikbaar', 'telefone', 'telemóvel', 'ligar'],
  ...['contacto telefónico', 'komórka', 'numer telefonu', 'zadzwonić', 'dzwonić'],
)

const labels = [
  ...['office', 'fax', 'mobile', 'cell', 'home', 'work', 'phone', 'tel', 'direct', 'bureau', 'portable', 'domicile'],
  ...['fixe', 'büro', 'buero', 'privat', 'mobil', 'handy', 'oficina', 'casa', 'móvil', 'movil', 'ufficio', 'cellulare'],
  ...['kantoor', 'thuis', 'mobiel', 'escritório', 'biuro', 'komórka', 'whatsapp'],
].join('|')

/** What a number of an address book is for, right behind it: `-Office`, ` fax`, ` (mobile)`. */
export const labelBehind = new RegExp(String.raw`^[ (\[-]{1,2}(${labels})(?![\p{L}\p{N}])`, 'u')

/** Numbers that look like a phone's but are something else's, by the word that stands nearest. */
export const otherNumber = contextWords(
  ...['order', 'order number', 'order no', 'tracking', 'tracking number', 'parcel', 'shipment', 'invoice', 'ticket'],
  ...['sku', 'isbn', 'ean', 'case', 'reference', 'ref', 'serial', 'article', 'item', 'part', 'account number', 'nhs'],
  ...['nhs number', 'meeting', 'meeting id', 'zoom', 'passport', 'policy', 'policy number', 'patient', 'claim', 'vat'],
  ...['commande', 'suivi', 'numéro de suivi', 'colis', 'facture', 'référence', 'réf', 'dossier', 'siret', 'siren'],
  ...['bestellung', 'bestellnummer', 'sendungsnummer', 'sendung', 'rechnung', 'rechnungsnummer', 'kundennummer'],
  ...['steuernummer', 'vorgangsnummer', 'paket', 'pedido', 'seguimiento', 'factura', 'expediente', 'ordine'],
  ...['spedizione', 'fattura', 'pratica', 'partita iva', 'bestelling', 'pakket', 'factuur', 'klantnummer', 'kvk'],
  ...['encomenda', 'fatura', 'zamówienie', 'zamówienia', 'przesyłka', 'przesyłki', 'faktura', 'numéro de client'],
  ...['numéro client', 'customer number', 'número de cliente', 'codice cliente', 'gtin', 'upc', 'imei', 'amount'],
)
