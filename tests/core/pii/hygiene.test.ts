import { describe, expect, it } from 'vitest'
import { createDetector, detect, registry } from '../../../core/pii/index.ts'

const found = (text: string) => detect(text).map(({ type, start, end }) => `${type} ${text.slice(start, end)}`)

const base64 = 'TWFuIGlzIGRpc3Rpbmd1aXNoZWQsIDQxMTExMTExMTExMTExMTEgbm90IG9ubHkgYnkgaGlzIHJlYXNvbg=='

describe('what is no personal data', () => {
  it.each([
    ['a UUID', 'ref 4111b1c2-1234-4abc-8def-411111111111 and 550e8400-e29b-41d4-a716-446655440000'],
    ['a UUID of digits alone', 'id 41111111-1111-4111-8111-111111111111'],
    ['base64', `data:text/plain;base64,${base64}`],
    ['base64 in lines', `${base64}\n${base64.slice(3)}\n`],
    ['a hash', 'sha256 4111111111111111d8e8fca2dc0f896fd7cb4cb0031ba249b1f1a8b5c4f1f7e5'],
    ['a commit', 'commit 9fceb02d0ae598e95dc970b74767f19372d61af8'],
    ['a hash in groups', 'SHA1: 4F:9B:1A:22:7C:0D:55:21:11:09:AA:BC:DE:F0:12:34:56:78:9A:BC'],
    ['a placeholder', 'Hello {{ticket.requester.email}}, call {{ticket.requester.phone}}'],
    ['a placeholder with a default', 'Write to {{ default: jo@firm.example }}'],
    ['a masked card', 'card **** **** **** 1111 and ************4242, XXXX-XXXX-XXXX-4242, •••• 4242'],
    ['a masked phone', 'tel. ** ** ** 56 78'],
    ['an instant', 'at 2024-05-01T10:22:33.123456Z, 2024-05-01 10:22:33,456 and 20240501T102233Z'],
    ['seconds since 1970', 'ts=1714558953 ms=1714558953123 us=1714558953123456 ns=1714558953123456789'],
    ['a date of digits', 'delivered 20240501, 01.05.2024, 05/01/2024, week 18'],
    ['a version', 'v4.19.112.8, version 10.0.19041.3636, Chrome/124.0.6367.118, build 20240501.1'],
    ['an ISBN', 'ISBN 978-3-16-148410-0, ISBN-10 3-16-148410-X, isbn 9780306406157'],
    ['a barcode', 'EAN 4006381333931, UPC 036000291452, GTIN 00012345600012'],
    ['a parcel of DHL', 'tracking 00340434161094042557, Sendungsnummer 340434188193073694'],
    ['a parcel of UPS', 'tracking number 1Z999AA10123456784'],
    ['a parcel of La Poste', 'suivi du colis 6A12345678901, colis LB123456789FR'],
    ['a parcel of the Royal Mail', 'tracking AB123456785GB'],
    ['a parcel of FedEx', 'tracking 794644790138, tracking 9611020987654312345672'],
    ['an order', 'order 123-4567890-1234567, Bestellnummer 302-1234567-1234567, commande n° 1234567890'],
    ['a ticket', 'ticket #123456789, case 00123456, request 4111111111111111'],
    ['an amount', '1.234.567,89 EUR, 12 345 678,90 €, $1,234,567.89, 4 111 111.11 CHF'],
    ['a size', '1920x1080, 297x210 mm, 3.5-4.75 kg, 1:50000'],
    ['a path', 'GET /api/v2/tickets/4111111111111111/comments.json 200, C:\\logs\\20240501102233.log'],
    ['a colour and an address in memory', '#411111 0x7ffee4c0a8b8 0xDEADBEEF'],
    ['digits of pi', '3.14159265358979323846264338327950288'],
    ['one digit over and over', '0000000000000000 1111 1111 1111 9999999999'],
    ['a score and a range', 'pages 123-456, 10-12, 2019-2024, items 1/12, 100 000 - 200 000'],
    ['an article', 'Art.-Nr. 123.456.78, SKU AB-1234-567, part no. 12-345-6789-0'],
  ])('is no finding: %s', (_, text) => {
    expect(found(text)).toEqual([])
  })

  it('leaves published test values out only where that is asked for', () => {
    const text = 'card 4242424242424242, jo@example.com, IBAN GB82WEST12345698765432'
    expect(detect(text)).toHaveLength(3)
    expect(createDetector({ recognizers: registry, withoutTestValues: true }).detect(text)).toEqual([])
  })
})

describe('a value is found, to the character, however it reached the text', () => {
  it.each([
    [
      'with no-break and thin spaces',
      'Carte 4111\u00a01111\u20091111\u202f1111',
      ['CREDIT_CARD 4111\u00a01111\u20091111\u202f1111'],
    ],
    [
      'with zero-width characters',
      'card 4111\u200b1111\u200d1111\ufeff1111',
      ['CREDIT_CARD 4111\u200b1111\u200d1111\ufeff1111'],
    ],
    ['with soft hyphens', 'mail jo\u00ad@firm.ex\u00adample', ['EMAIL_ADDRESS jo\u00ad@firm.ex\u00adample']],
    ['in digits of another script', 'card ४१११ ११११ ११११ ११११', ['CREDIT_CARD ४१११ ११११ ११११ ११११']],
    ['in wide characters', 'ｊｏ＠ｆｉｒｍ．ｅｘａｍｐｌｅ', ['EMAIL_ADDRESS ｊｏ＠ｆｉｒｍ．ｅｘａｍｐｌｅ']],
    [
      'in HTML references',
      'card 4111&nbsp;1111&#160;1111&#xA0;1111',
      ['CREDIT_CARD 4111&nbsp;1111&#160;1111&#xA0;1111'],
    ],
    ['in quoted-printable', 'Carte=C2=A0: 4111=C2=A01111 1111 1111', ['CREDIT_CARD 4111=C2=A01111 1111 1111']],
    ['cut by the line of a mail', 'number 4111 1111 11=\n11 1111 is mine', ['CREDIT_CARD 4111 1111 11=\n11 1111']],
    ['wrapped to the next line', 'card 4111 1111\n1111 1111 ok', ['CREDIT_CARD 4111 1111\n1111 1111']],
    ['wrapped in a quote', '> IBAN DE89 3704 0044\n> 0532 0130 00', ['IBAN_CODE DE89 3704 0044\n> 0532 0130 00']],
    [
      'wrapped in a quote of a quote',
      '>> IBAN DE89 3704 0044\n>> 0532 0130 00',
      ['IBAN_CODE DE89 3704 0044\n>> 0532 0130 00'],
    ],
    [
      'answered with the question below: each place by itself',
      'My card is 4111111111111111\n\nOn Monday Jo wrote:\n> My card is 4111111111111111\n>> My card is 4111111111111111',
      ['CREDIT_CARD 4111111111111111', 'CREDIT_CARD 4111111111111111', 'CREDIT_CARD 4111111111111111'],
    ],
    ['decomposed', 'schreiben an jo@mu\u0308ller.example', ['EMAIL_ADDRESS jo@mu\u0308ller.example']],
  ])('%s', (_, text, values) => {
    expect(found(text)).toEqual(values)
  })
})

describe('lines that end as Windows ends them', () => {
  it.each([
    'IBAN FR76 3000 6000 0112 3456\n7890 189',
    'born on\n12/03/1984',
    'Password:\nHunter2!x',
    'name;dob;city\nAnna;1984-03-12;Lyon\nBert;1990-11-02;Nantes',
    '> IBAN DE89 3704 0044\n> 0532 0130 00',
    'number 4111 1111 11=\n11 1111 is mine',
  ])('are read like others: %j', (text) => {
    expect(found(text)).not.toEqual([])
    expect(found(text.replaceAll('\n', '\r\n'))).toEqual(found(text).map((one) => one.replaceAll('\n', '\r\n')))
  })
})
