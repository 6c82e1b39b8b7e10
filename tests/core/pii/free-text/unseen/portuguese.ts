export const portuguese: readonly string[] = [
  `Boa tarde,

A encomenda ainda não chegou. Moro na ⟦Rua das Flores, 128, 3.º Esq., 4050-265 Porto⟧ e estive em casa o dia todo.

Com os melhores cumprimentos,
‹Deolinda Figueiredo Matos›`,
  `oi sou a ‹jéssica› de novo, falei ontem com o ‹wesley› e nada. meu nome completo é ‹jéssica nogueira prado›`,
  `Exma. Sra. Dra. ‹Quintela›,
Conforme combinado com o seu colega ‹Telmo›, envio o contrato assinado. A nova morada é ⟦Avenida da Liberdade, n.º 245, 2.º andar, 1250-143 Lisboa⟧.
Atenciosamente,
‹Gonçalo Abrantes›`,
  `Em ter., 11 de fev. de 2025 às 09:41, ‹Lurdes Pimentel› escreveu:
> Quando recebo o reembolso?
Bom dia ‹Lurdes›, até sexta-feira.`,
  `Titular do cartão: ‹EDVALDO S NASCIMENTO›
Endereço: ⟦Av. Paulista, 1578, apto 42, São Paulo - SP, 01310-200⟧`,
  `A minha sogra, ‹Hermínia›, recebeu uma conta errada. O contrato está em nome do meu marido, ‹Valter Sequeira›.`,
  `O técnico ‹Sr. Baptista› não apareceu. Chamo-me ‹Iva Rebelo› e vivo na ⟦Travessa do Carmo 9, Évora⟧.`.replace(
    '‹Sr. ',
    'Sr. ‹',
  ),
  `Enviar para ‹Thaísa Brandão›, ⟦Rua XV de Novembro 300, Curitiba - PR, 80020-310, Brasil⟧. Obrigada!`,
]

export const portugueseNone: readonly string[] = [
  `Bom dia, o meu pedido aparece como entregue mas não recebi nada. Podem verificar com a transportadora? Obrigado.`,
  `O sofá modelo Lisboa na cor Areia chegou com uma mancha. Quero a troca ou a devolução do valor. Cumprimentos`,
  `Fui cobrado duas vezes na mensalidade de Março. Peço o reembolso de 39,90 euros. Aguardo resposta.`,
  `A loja do Chiado não aceita o cartão presente. Funciona na de Braga ou na de Coimbra?`,
  `O aplicativo fecha sozinho no Samsung com Android 13. Versão 2.8. Já reinstalei e nada.`,
  `Prezados Senhores, solicito o cancelamento do plano Fibra Total a partir de 30 de junho. Atenciosamente.`,
  `O comboio Alfa Pendular do Porto para Lisboa chegou com 90 minutos de atraso. Carruagem 3, lugar 21.`,
  `Vocês entregam na Madeira e nos Açores? Quanto custa o envio para São Paulo?`,
]
