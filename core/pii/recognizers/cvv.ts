import { labelled } from './naming.ts'

export const cvv = labelled({
  type: 'CVV',
  source: 'PCI DSS v4.0.1, glossary: card verification code',
  names: [
    ...[
      'cvv',
      'cvc',
      'cvv2',
      'cvc2',
      'cvv/cvc',
      'csc',
      'card security code',
      'card verification code',
      'security code',
    ],
    ...[
      'cryptogramme',
      'cryptogramme visuel',
      'code de sécurité',
      'kartenprüfnummer',
      'kartenprüfziffer',
      'prüfziffer',
    ],
    ...['sicherheitscode', 'código de seguridad', 'codice di sicurezza', 'beveiligingscode', 'código de segurança'],
    ...['kod cvv', 'kod cvc', 'kod bezpieczeństwa'],
  ],
  value: /\d{3,4}(?![ .,/:-]?\d)/y,
  score: 0.9,
})
