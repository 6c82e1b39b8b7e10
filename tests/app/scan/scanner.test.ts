import { describe, expect, it } from 'vitest'
import { createScanner } from '../../../app/scan/scanner.ts'
import type { TicketText } from '../../../app/ticket/texts.ts'
import { detect, mask, normalise } from '../../../core/pii/index.ts'

const card = ['4111', '1111', '1111', '1111'].join(' ')
const other = ['5555', '5555', '5555', '4444'].join(' ')

const aText = (id: number, raw: string, over: Partial<TicketText> = {}): TicketText => ({
  source: { comment_id: id },
  raw,
  isHtml: false,
  isTranscript: false,
  label: { authorId: 1, at: '2026-11-20T10:00:00Z', visibility: 'public', channel: 'web' },
  ...over,
})

const aScanner = () => {
  const scanned: string[] = []
  let pauses = 0
  const scan = createScanner({
    engine: () =>
      Promise.resolve({
        detect: (text: string) => {
          scanned.push(text)
          if (text === 'unreadable') throw new RangeError('too deep')
          return detect(text)
        },
        mask,
        normalise,
      }),
    project: (html) => Promise.resolve(html.replaceAll(/<[^<>]*>/g, '')),
    fingerprint: (type, value) => Promise.resolve(`${type}:${value.length}:${value.slice(-4)}`),
    pause: () => {
      pauses++
      return Promise.resolve()
    },
  })
  return { scan, scanned, pauses: () => pauses }
}

const quiet = () => undefined

describe('scanning a ticket', () => {
  it('finds what stands in the text of a comment in html, and masks it', async () => {
    const { scan } = aScanner()
    const { pieces } = await scan(
      [aText(1, `<p>My card: ${card.slice(0, 7)}<b>${card.slice(7)}</b></p>`, { isHtml: true })],
      quiet,
    )
    expect(pieces[0]?.findings.map(({ type }) => type)).toEqual(['CREDIT_CARD'])
    expect(pieces[0]?.masked).toEqual(['4111 •••• •••• 1111'])
    expect(pieces[0]?.fingerprints).toEqual(['CREDIT_CARD:16:1111'])
  })

  it('scans a text again only when it has changed, and takes its new label all the same', async () => {
    const { scan, scanned } = aScanner()
    await scan([aText(1, `card ${card}`), aText(2, 'nothing')], quiet)
    const label = { authorId: 2, at: '2026-11-21T10:00:00Z', visibility: 'internal', channel: 'email' } as const
    const { pieces } = await scan([aText(1, `card ${card}`, { label }), aText(2, `card ${other}`)], quiet)
    expect(scanned).toEqual([`card ${card}`, 'nothing', `card ${other}`])
    expect(pieces.map(({ findings }) => findings.length)).toEqual([1, 1])
    expect(pieces[0]?.label).toEqual(label)
  })

  it('counts a text that it can’t read, and reads the others', async () => {
    const { scan } = aScanner()
    const { pieces, unread } = await scan([aText(1, 'unreadable'), aText(2, `card ${card}`)], quiet)
    expect(unread).toBe(1)
    expect(pieces.map(({ source }) => source)).toEqual([{ comment_id: 2 }])
  })

  it('tells how far it is, and lets the browser draw in between', async () => {
    const { scan, pauses } = aScanner()
    const told: number[] = []
    await scan([aText(1, 'one'), aText(2, 'two'), aText(3, 'three')], (done) => told.push(done))
    expect([told, pauses()]).toEqual([[1, 2, 3], 3])
  })

  it('names a value once where a transcript repeats what the chat’s own message says', async () => {
    const { scan } = aScanner()
    const { pieces } = await scan(
      [
        aText(1, `<p>card ${card}, card ${other}</p>`, { isHtml: true, isTranscript: true }),
        aText(2, `card ${card}`, { source: { chat_id: 'c', message_id: 'm' } }),
      ],
      quiet,
    )
    expect(pieces.map(({ masked }) => masked)).toEqual([['5555 •••• •••• 4444'], ['4111 •••• •••• 1111']])
  })
})
