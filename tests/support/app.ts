import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { compileTranslations } from '../../app/build/messages.ts'
import { wordsFor, type Words } from '../../app/language/index.ts'
import type { Piece } from '../../app/scan/scanner.ts'
import type { Known, Row } from '../../app/sidebar/merge.ts'
import type { Label } from '../../app/ticket/texts.ts'
import type { EntityType, Finding } from '../../core/pii/finding.ts'
import { propose } from '../../core/proposal/propose.ts'

const files = join(import.meta.dirname, '../../translations')

/** The sidebar's own words, compiled as the build compiles them. */
export const aLanguage = (locale: string): Promise<Words> =>
  wordsFor(async (language) => compileTranslations(await readFile(join(files, `${language}.json`), 'utf8')), locale)

export const aFinding = (over: Partial<Finding> = {}): Finding => ({
  type: 'CREDIT_CARD',
  start: 0,
  end: 4,
  score: 0.98,
  reasons: [{ code: 'pattern' }, { code: 'check-digit' }],
  ...over,
})

const label: Label = { authorId: 21, at: '2026-11-20T10:00:00Z', visibility: 'public', channel: 'web' }

/** A comment's text where `{…}` marks what was found: its masked form is dots, its fingerprint the value in brackets. */
export const aPiece = (
  id: number,
  marked: string,
  over: Partial<Piece> = {},
  type: EntityType = 'CREDIT_CARD',
): Piece => {
  const values: string[] = []
  const findings: Finding[] = []
  let text = ''
  for (const part of marked.split(/(?=\{)|(?<=\})/)) {
    if (!part.startsWith('{')) {
      text += part
      continue
    }
    const value = part.slice(1, -1)
    findings.push(aFinding({ type, start: text.length, end: text.length + value.length }))
    values.push(value)
    text += value
  }
  return {
    source: { comment_id: id },
    raw: `<p>${text}</p>`,
    isHtml: true,
    isTranscript: false,
    label,
    text,
    findings,
    masked: values.map(() => '••••'),
    fingerprints: values.map((value) => `(${value})`),
    ...over,
  }
}

export const knownOf = (pieces: readonly Piece[], dismissed: readonly string[] = []): Known => ({
  pieces,
  proposal: propose(
    pieces.map(({ source, text, findings, fingerprints }) => ({
      source,
      text,
      findings,
      dismissed: fingerprints.map((one) => dismissed.includes(one)),
    })),
  ),
})

export const rowsOf = ({ proposal }: Known): readonly Row[] => proposal.groups.flatMap(({ rows }) => rows)

/** The row of a ticket that holds one finding alone. */
export const onlyRow = (known: Known): Row => {
  const [row, ...others] = rowsOf(known)
  if (row === undefined || others.length > 0) throw new Error('not one row')
  return row
}
