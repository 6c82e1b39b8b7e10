import { decodeJwt, decodeProtectedHeader } from 'jose'
import { PDFDocument, rgb, StandardFonts, type PDFFont, type PDFPage } from 'pdf-lib'
import type { Certificate } from '../../core/retention/index.ts'
import { certificateTexts, type CertificateTexts, type Language } from './texts.ts'

const [width, height, margin] = [595, 842, 56]
const ink = rgb(0.13, 0.16, 0.2)
const faint = rgb(0.4, 0.44, 0.5)
const labelWidth = 190

interface Writer {
  readonly heading: (text: string) => void
  readonly text: (text: string, size?: number) => void
  readonly row: (label: string, value: string) => void
  readonly gap: (points: number) => void
}

/** The font's own characters are those of Windows: a narrow no-break space, which Intl writes in French, is none of them. */
const written = (text: string): string => text.replaceAll('\u202f', '\u00a0')

/** Words that fit; one that doesn't fit a line alone, a hash say, is broken where the line ends. */
const linesOf = (text: string, font: PDFFont, size: number, most: number): string[] => {
  const lines: string[] = []
  let line = ''
  const fits = (part: string) => font.widthOfTextAtSize(part, size) <= most
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (fits(longer)) {
      line = longer
      continue
    }
    if (line !== '') lines.push(line)
    line = ''
    for (const character of word) {
      if (!fits(line + character)) {
        lines.push(line)
        line = ''
      }
      line += character
    }
  }
  return line === '' ? lines : [...lines, line]
}

const writerOn = (document: PDFDocument, plain: PDFFont, bold: PDFFont): Writer => {
  let page: PDFPage | undefined
  let y = 0
  const room = (points: number): PDFPage => {
    if (page === undefined || y - points < margin) {
      page = document.addPage([width, height])
      y = height - margin
    }
    y -= points
    return page
  }
  const put = (text: string, { font = plain, size = 10, x = margin, most = width - 2 * margin, color = ink } = {}) => {
    for (const line of linesOf(written(text), font, size, most))
      room(size * 1.45).drawText(line, { x, y, size, font, color })
  }
  return {
    heading: (text) => {
      room(10)
      put(text, { font: bold, size: 12 })
      room(2)
    },
    text: (text, size = 10) => put(text, { size, color: size < 10 ? faint : ink }),
    gap: (points) => void room(points),
    row: (label, value) => {
      const most = width - 2 * margin - labelWidth
      const names = linesOf(written(label), plain, 10, labelWidth - 10)
      const values = linesOf(written(value), plain, 10, most)
      for (let at = 0; at < Math.max(names.length, values.length); at += 1) {
        const on = room(14.5)
        on.drawText(names[at] ?? '', { x: margin, y, size: 10, font: plain, color: faint })
        on.drawText(values[at] ?? '', { x: margin + labelWidth, y, size: 10, font: plain, color: ink })
      }
    },
  }
}

const filled = (text: string, values: Readonly<Record<string, string>>): string =>
  Object.entries(values).reduce((sofar, [name, value]) => sofar.replace(`{${name}}`, value), text)

const who = (texts: CertificateTexts, user: number | null, nobody: string): string =>
  user === null ? nobody : filled(texts.user, { id: String(user) })

const isNamed = <Names extends object>(names: Names, name: string): name is Extract<keyof Names, string> =>
  Object.hasOwn(names, name)

/** As the words stand, from the plan to what became of it: what is signed is sorted by its English names. */
const inOrder = (
  to: Writer,
  words: Readonly<Record<string, string>>,
  number: Intl.NumberFormat,
  counts: Readonly<Record<string, number>>,
): void => {
  for (const [name, word] of Object.entries(words)) {
    const count = counts[name]
    if (count !== undefined) to.row(word, number.format(count))
  }
}

/** Those who were to go with their tickets. */
const people = (
  to: Writer,
  texts: CertificateTexts,
  number: Intl.NumberFormat,
  { total, counts, reasons, fingerprints }: NonNullable<Certificate['requesters']>,
): void => {
  to.heading(texts.requesters)
  to.row(texts.requester.total, number.format(total))
  inOrder(to, texts.requester, number, counts)
  if (Object.keys(reasons).length > 0) to.heading(texts.requesterReasons)
  for (const [name, count] of Object.entries(reasons))
    to.row(isNamed(texts.requesterReason, name) ? texts.requesterReason[name] : name, number.format(count))
  to.row(texts.requesterFingerprints, fingerprints.digest)
}

const write = (
  to: Writer,
  texts: CertificateTexts,
  language: Language,
  signed: Certificate,
  thumbprint: string,
): void => {
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'long', timeZone: 'UTC' })
  const number = new Intl.NumberFormat(language)
  to.text(texts.title, 20)
  to.text(filled(texts.subtitle, { account: signed.account }))
  to.gap(6)
  to.row(texts.account, signed.account)
  to.row(texts.run, signed.run_id)
  to.row(texts.plan, signed.plan_id)
  to.row(texts.planHash, signed.plan_hash)
  to.row(texts.version, number.format(signed.policy_version.number))
  to.row(texts.digest, signed.policy_version.digest)
  to.row(texts.writtenBy, who(texts, signed.written_by, texts.nobody))
  to.row(texts.approvedBy, who(texts, signed.approved_by, texts.nobody))
  if (signed.version_approved_by !== undefined)
    to.row(texts.versionApprovedBy, who(texts, signed.version_approved_by, texts.nobody))
  to.row(texts.startedBy, who(texts, signed.started_by, texts.schedule))
  to.row(texts.started, date.format(new Date(signed.started_at)))
  to.row(texts.ended, date.format(new Date(signed.ended_at)))
  to.text(texts.end[signed.end])
  to.heading(texts.counts)
  to.row(texts.count.tickets, number.format(signed.tickets))
  inOrder(to, texts.count, number, signed.counts)
  const reasons = Object.entries(signed.reasons)
  if (reasons.length > 0) to.heading(texts.reasons)
  for (const [name, count] of reasons)
    to.row(isNamed(texts.reason, name) ? texts.reason[name] : name, number.format(count))
  if (signed.requesters !== undefined) people(to, texts, number, signed.requesters)
  to.heading(texts.ledger)
  const { from, to: last, head } = signed.ledger
  to.row(texts.ledger, filled(texts.range, { from: number.format(from), to: number.format(last) }))
  to.row(texts.head, head)
  to.row(texts.fingerprints, signed.fingerprints.digest)
  to.row(texts.key, thumbprint)
  to.gap(8)
  to.text(texts.note, 9)
}

/** What a certificate says, on pages for a person; the same certificate gives the same bytes. */
export const printed = async (jws: string, language: Language): Promise<Uint8Array> => {
  const signed = decodeJwt(jws) as unknown as Certificate
  const { kid = '' } = decodeProtectedHeader(jws)
  const texts = certificateTexts(language)
  const document = await PDFDocument.create()
  document.setTitle(texts.title)
  document.setLanguage(language)
  document.setProducer('custos')
  document.setCreator('custos')
  document.setCreationDate(new Date(signed.ended_at))
  document.setModificationDate(new Date(signed.ended_at))
  const plain = await document.embedFont(StandardFonts.Helvetica)
  const bold = await document.embedFont(StandardFonts.HelveticaBold)
  write(writerOn(document, plain, bold), texts, language, signed, kid)
  const pages = document.getPages()
  for (const [index, page] of pages.entries()) {
    const text = filled(texts.page, { page: String(index + 1), pages: String(pages.length) })
    page.drawText(text, { x: margin, y: margin / 2, size: 8, font: plain, color: faint })
  }
  return document.save()
}
