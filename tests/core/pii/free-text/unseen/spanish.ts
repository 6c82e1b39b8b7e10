export const spanish: readonly string[] = [
  `Buenos días:

Les escribo porque el pedido sigue sin llegar. La dirección correcta es ⟦calle Menéndez Pelayo, 23, 4º izquierda, 28009 Madrid⟧ y no la que pusieron ustedes.

Un saludo,
‹Remedios Carrascosa Villén›`,
  `hola soy ‹vanesa quintero› y no me deja entrar en la app, mi marido ‹juanjo› tampoco puede`,
  `Estimada Sra. ‹Echevarría›:
Tal y como hablé con su compañero ‹Unai›, adjunto el contrato firmado. Mi domicilio fiscal es ⟦Avda. de la Constitución 118, bajo B, 41001 Sevilla⟧.
Atentamente,
‹Íñigo Zabaleta›`,
  `El vie, 7 feb 2025 a las 11:30, ‹Maribel Santaolalla› escribió:
> ¿Cuándo me devuelven el dinero?
Hola ‹Maribel›, la transferencia sale hoy.`,
  `El titular de la línea es mi padre, don ‹Eulogio Barrientos›, que falleció en enero. Yo soy su hija, ‹Consuelo Barrientos›.`,
  `Entregar a: ‹Wilmer Chuquimarca›
⟦C/ Sagunto nº 7, 2ºA
46009 València⟧`,
  `El técnico, un tal ‹Rogelio›, vino sin herramientas. Le dije a ‹Nieves›, la de recepción, que no pagaría.`,
  `Me llamo ‹Xiana Outeiriño› y vivo en ⟦Rúa do Vilar 31, 15705 Santiago de Compostela⟧. Quiero dar de baja el contrato.`,
  `Quiero cambiar el nombre del billete: pone ‹Jose Perez› y debe poner ‹José Pérez Galdámez›. Gracias.`,
]

export const spanishNone: readonly string[] = [
  `Hola, mi pedido figura como entregado pero no he recibido nada. ¿Pueden revisar con el transportista? Gracias.`,
  `Buenas tardes, el sofá modelo Roma en color Gris Perla llegó con una mancha. Quiero el cambio o la devolución.`,
  `Me habéis cobrado dos veces la cuota de Abril. Solicito la devolución de 34,50 euros cuanto antes. Saludos`,
  `La tienda de la Gran Vía de Madrid no acepta la tarjeta regalo. ¿Funciona en la de Barcelona o en Zaragoza?`,
  `La aplicación se cierra sola en un Xiaomi con Android 13. He borrado la caché y reinstalado la versión 4.4.`,
  `Estimados señores, solicito la baja del servicio Fibra Total con fecha 30 de junio. Un saludo cordial.`,
  `¿Hacen envíos a Canarias y a Santa Cruz de Tenerife? ¿Cuánto tarda Correos Express? Espero su respuesta.`,
  `El vuelo de Málaga a Londres se canceló el Viernes Santo. Reclamo 250 euros según el Reglamento Europeo.`,
]
