export const spanish: readonly string[] = [
  `Buenos días,

Todavía no he recibido mi pedido. La dirección es ⟦Calle Alcalá 214, 3º B, 28028 Madrid⟧.

Un saludo,
‹Macarena Villalobos Ríos›`,
  `Estimado Sr. ‹Etxeberria›:

Le escribo en nombre de mi madre, D.ª ‹Consuelo Ibáñez de la Torre›, titular de la cuenta.

Atentamente,
‹Íñigo Ibáñez›`,
  `Hola ‹Nerea›, gracias por contestar. Tu compañero ‹Borja› me dijo otra cosa. Saludos, ‹Xavi›`,
  `me llamo ‹josé manuel quintana› y no puedo entrar en mi cuenta`,
  `Titular: ‹PUJOL SERRA, Montserrat›
Banco: CaixaBank`,
  `Mi nombre es ‹Guadalupe Zamora›. Vivo en ⟦Avda. de la Constitución, 45, 2ºA, 41001 Sevilla⟧ desde mayo.`,
  `De: ‹Asunción Belmonte› <a.belmonte@example.es>
Enviado: lunes, 3 de junio
Para: Atención al cliente
Asunto: RE: Devolución

Adjunto el justificante.`,
  `Destinatario: ‹Iker Arrizabalaga›
⟦C/ Mayor, 12
48930 Getxo (Bizkaia)⟧
Tel. 600 000 000`,
  `Buenas tardes, soy ‹Rocío›, llamé ayer por una lavadora. Quiero que la entreguen en ⟦Plaza de España 7, 50001 Zaragoza⟧.`,
  `Mi marido, ‹Joaquín Peñalver›, ya habló con la Sra. ‹Montoya› y con don ‹Anselmo›.
Muchas gracias
‹Pilar Escudero›`,
  `A la atención de ‹Leocadia Manrique›. Enviar a ⟦Paseo de Gracia 55, 08007 Barcelona⟧, por favor.`,
  `El mié, 5 feb 2025 a las 10:02, ‹Yolanda Carmona› (<yoli@example.com>) escribió:
> ¿Dónde está mi paquete?`,
]

export const spanishNone: readonly string[] = [
  `Buenos días,

La lavadora Bosch que compré en El Corte Inglés de Valencia no funciona. ¿Pueden venir el lunes?

Un saludo`,
  `Hola equipo, el sofá Florencia en verde no está disponible. ¿Llegará en abril? Gracias`,
  `Estimados señores:
Quiero dar de baja mi línea de Movistar. El Banco Santander me ha cobrado dos veces. Vivo en Madrid.
Atentamente`,
  `Mi pedido 55821 salió de Correos Express el martes. Salud y suerte. Dolores de cabeza me da esta tienda. Socorro, por favor.`,
  `¿Aceptan Bizum? Viajo a San Sebastián en Semana Santa y necesito la tarjeta Visa Oro antes. Soledad la de sus clientes...`,
  `Buenas, la aplicación falla en mi Samsung Galaxy. He probado con Google Chrome y Mozilla Firefox. Saludos cordiales`,
]
