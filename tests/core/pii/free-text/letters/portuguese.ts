export const portuguese: readonly string[] = [
  `Bom dia,

Ainda não recebi a minha encomenda. A morada é ⟦Rua do Almada 152, 2.º Esq., 4050-031 Porto⟧.

Com os melhores cumprimentos,
‹Leonor Vasconcelos›`,
  `Exmo. Sr. ‹Figueiredo›,

Escrevo em nome da minha mãe, a Sra. D. ‹Lurdes Antunes›, titular da conta.

Atenciosamente,
‹Gonçalo Antunes›`,
  `Olá ‹Mafalda›, obrigado pela resposta. O seu colega ‹Nuno› disse outra coisa. Abraço, ‹Zé Carlos›`,
  `o meu nome é ‹tiago mendes da silva› e não consigo entrar na conta`,
  `Titular: ‹Maria de Fátima Coutinho›
Banco: Millennium BCP`,
  `De: ‹Anabela Quaresma› <a.quaresma@example.pt>
Enviado: segunda-feira, 3 de junho
Para: Apoio ao cliente
Assunto: RE: Devolução

Segue o comprovativo.`,
  `Destinatário: ‹Rui Cardoso›
⟦Avenida da Liberdade, 110, 4.º Dto.
1250-146 Lisboa⟧`,
  `Boa tarde, chamo-me ‹Iara Nascimento› e moro na ⟦Rua das Laranjeiras, 350, apto 802, Rio de Janeiro - RJ, 22240-003⟧. Meu marido ‹Cauã› vai receber.`,
  `Falei ontem com a ‹Matilde› da loja de Braga. Podem enviar para ⟦Travessa do Carmo 8, 1200-095 Lisboa⟧.
Cumprimentos, ‹Duarte Pimentel›`,
  `Prezada Sra. ‹Bittencourt›, segue o recibo. Grata, ‹Thaís Albuquerque›`,
]

export const portugueseNone: readonly string[] = [
  `Bom dia,

A máquina Bosch que comprei na Worten de Coimbra avariou. Podem vir na segunda-feira?

Com os melhores cumprimentos`,
  `Exmos. Senhores,
Pretendo cancelar o contrato com a Vodafone Portugal. Vivo em Lisboa desde setembro.
Atentamente`,
  `Olá equipa, o sofá Florença em verde está disponível? E a poltrona Vitória? Obrigada`,
  `Péssimo serviço! Três semanas à espera dos CTT. A Caixa Geral de Depósitos cobrou duas vezes. Graça não tem nenhuma.`,
  `Aceitam MB Way? Viajo para São Paulo em maio e preciso do cartão Visa Gold antes. Cumprimentos`,
]
