export const spanish: readonly string[] = [
  `Buenos días:\n\nEl pedido 778120455 del 12/03/2024 no ha llegado. El número de seguimiento es 6104 8837 229. ¿Me pueden llamar al ‹PHONE_NUMBER 612 345 678›? También al fijo, ‹PHONE_NUMBER 91 234 56 78›.\n\nUn saludo,\nCarmen`,
  `Me han cobrado 49,90 € dos veces. Mi cuenta: ‹IBAN_CODE ES91 2100 0418 4502 0005 1332›. Correo ‹EMAIL_ADDRESS carmen.ruiz@ejemplo.es›. Factura 2024/00331.`,
  `Referencia 880 123 456. El artículo 554 230 118 llegó roto. Adjunto foto. Número de cliente 20334581.`,
  `Mi móvil es el ‹PHONE_NUMBER +34 655 12 34 56›, prefiero whatsapp.`,
  `Importe 1.250,00 euros, fecha 03-04-2024, localizador QX7788. ¿Cuándo recibiré la devolución? Código postal 28013.`,
  `La lectura del contador el 01/01 era 18834 y el 01/07 19920, contrato 500 334 881. No entiendo la factura de 312,40 €.`,
  `Atentamente,\nLuis Gómez\nTlf. ‹PHONE_NUMBER 655123456›`,
  `He llamado tres veces al ‹PHONE_NUMBER 900 123 456› y nadie contesta. Incidencia 5530021, versión 4.12.0.`,
]
