export const italian: readonly string[] = [
  `Buongiorno,\nl'ordine 100457732 del 12/03/2024 non è arrivato. Codice di tracciamento 1Z 999 AA1 01 2345 6784. Potete chiamarmi al ‹PHONE_NUMBER 333 1234567› o in ufficio, ‹PHONE_NUMBER 02 3456 7890›?\nGrazie, Paolo`,
  `Ho pagato 89,90 € due volte. IBAN ‹IBAN_CODE IT60 X054 2811 1010 0000 0123 456›, mail ‹EMAIL_ADDRESS paolo.conti@esempio.it›. Fattura n. 2024/331.`,
  `Numero di serie 4471 8832 01, acquistata il 2.11.2022. Pratica 880123456. Non si accende più.`,
  `Il mio cellulare è ‹PHONE_NUMBER +39 347 765 4321›. Codice cliente 20334581.`,
  `Lettura del contatore al 01/01: 18834, al 01/07: 19920. Contratto 500334881. Importo 312,40 euro. CAP 20121.`,
  `Cordiali saluti\nMaria Esposito\nCell. ‹PHONE_NUMBER 347 1234567›\nTel. ‹PHONE_NUMBER 081 7654321›`,
  `Ho già segnalato il problema, ticket 5530021, versione 4.12.0, alle 14:05 del 03-04-2024. Nessuna risposta.`,
]
