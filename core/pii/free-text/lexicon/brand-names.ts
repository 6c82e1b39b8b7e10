/** Names of people with which firms and goods are called. */
export const brandNames = [
  'marks spencer',
  ...['john lewis', 'ted baker', 'laura ashley', 'paul smith', 'calvin klein', 'hugo boss', 'ralph lauren'],
  ...['tommy hilfiger', 'jack daniels', 'ben sherman', 'jack jones', 'yves rocher', 'massimo dutti', 'pierre cardin'],
  ...['jean paul', 'louis vuitton', 'christian dior', 'nina ricci', 'giorgio armani', 'michael kors', 'marc jacobs'],
  ...[
    'jamie oliver',
    'estee lauder',
    'karl lagerfeld',
    'max mara',
    'johnnie walker',
    'harley davidson',
    'leroy merlin',
  ],
  ...['albert heijn', 'media markt', 'tom tailor', 'captain morgan', 'mary kay', 'ben jerry', 'philip morris'],
]
