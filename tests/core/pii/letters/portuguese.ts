export const portuguese: readonly string[] = [
  `Bom dia,\na encomenda 100457732 de 12/03/2024 ainda não chegou. Rastreio RR 123 456 785 PT. Podem ligar-me para o ‹PHONE_NUMBER 912 345 678› ou para casa, ‹PHONE_NUMBER 21 123 45 67›?\nObrigada, Inês`,
  `Cobraram-me 49,90 € duas vezes. IBAN ‹IBAN_CODE PT50 0002 0123 1234 5678 9015 4›, e-mail ‹EMAIL_ADDRESS ines.sousa@exemplo.pt›. Fatura FT 2024/331.`,
  `Referência 880 123 456, artigo 554 230 118, comprado a 2.11.2022. Deixou de funcionar. Cliente n.º 20334581.`,
  `O meu número é ‹PHONE_NUMBER +351 936 123 456›, prefiro WhatsApp.`,
  `Leitura do contador a 01/01: 18834; a 01/07: 19920. Contrato 500334881. Porque 312,40 €? Código postal 1100-148.`,
  `Com os melhores cumprimentos,\nRui Alves\nTelm. ‹PHONE_NUMBER 936123456›`,
  `Já reportei, processo 5530021, versão 4.12.0, às 14:05 de 03-04-2024. Sem resposta até hoje.`,
]
