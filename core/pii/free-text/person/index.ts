import type { Finding, Reason } from '../../finding.ts'
import { pageOf, type Page } from '../page.ts'
import type { Reading, Recognizer } from '../../recognizer.ts'
import { addressesIn } from '../address/index.ts'
import { cues } from './cues.ts'
import { paired } from './lexical.ts'
import { listedFrom } from './listed.ts'
import { lone } from './lone.ts'
import { mailed, type Mailed } from './mailed.ts'
import { addressee, greeted, introduced, labelled, signed, titled, type Read } from './readers.ts'
import { repeated } from './repeated.ts'

type Found = Read & { readonly reasons: readonly Reason[] }

const because = (read: Read, ...reasons: readonly Reason[]): Found => ({
  ...read,
  reasons: [...reasons, ...(read.given || read.family ? [{ code: 'name-list' } as const] : [])],
})

/** What the cue at the word says of the words behind it. */
const addCued = (page: Page, index: number, all: Found[]): void => {
  const cue = cues.at(page, index)
  if (cue === undefined) return
  if (cue.kind === 'closing') {
    const read = signed(page, cue.next)
    if (read !== undefined) all.push(because(read, { code: 'signature' }))
    return
  }
  const reads = cue.kind === 'greeting' ? greeted(page, index, cue.next) : introduced(page, cue.next, cue.kind)
  for (const read of reads) all.push(because(read, { code: 'context-word', word: cue.written }))
}

/** All that begins at the word; several ways may find the same name. */
const addFoundAt = (page: Page, index: number, mail: Mailed, all: Found[]): void => {
  addCued(page, index, all)
  const label = labelled(page, index)
  if (label !== undefined) all.push(because(label, { code: 'label' }))
  const title = titled(page, index)
  if (title !== undefined) all.push(because(title, { code: 'form-of-address' }))
  const lexical = paired(page, index) ?? lone(page, index)
  if (lexical !== undefined) all.push(because(lexical))
  const written = mail.at(page, index)
  if (written !== undefined) all.push(because(written, { code: 'e-mail-beside' }))
}

const holds = (one: Found, other: Found): boolean => one.from <= other.from && one.to >= other.to

/** A whole name is better than a piece of it, unless it is much less sure. */
const better = (one: Found, other: Found): boolean =>
  holds(one, other) !== holds(other, one)
    ? holds(one, other)
      ? one.score + 0.15 > other.score
      : one.score > other.score + 0.15
    : one.score === other.score
      ? one.to - one.from > other.to - other.from
      : one.score > other.score

/** Of several readings of the same words the surer one. */
const apart = (all: readonly Found[]): Found[] => {
  const kept: Found[] = []
  for (const found of [...all].sort((one, other) => one.from - other.from || other.to - one.to)) {
    const last = kept.at(-1)
    if (last === undefined || found.from >= last.to) kept.push(found)
    else if (better(found, last)) kept[kept.length - 1] = found
  }
  return kept
}

export const person: Recognizer = {
  type: 'PERSON',
  needs: 'letter',
  source: 'Forms of address, of greeting and of signature in en, fr, de, es, it, nl, pt, pl; names: @faker-js/faker',
  *find(reading: Reading): Generator<Omit<Finding, 'type'>> {
    const page = pageOf(reading)
    const addresses = addressesIn(reading)
    let next = 0
    const all: Found[] = []
    let [lives, listedTo] = [0, 0]
    const mail = mailed(page)
    for (let index = 0; index < page.words.length; index += 1) {
      addFoundAt(page, index, mail, all)
      // Of a list that was read its own places are not read again.
      if (index >= listedTo) {
        const row = listedFrom(page, index)
        all.push(...row.map((name) => because(name)))
        listedTo = row.at(-1)?.to ?? listedTo
      }
      const start = page.words[index]?.start ?? 0
      while ((addresses[lives]?.start ?? Infinity) < start) lives += 1
      const read = addresses[lives]?.start === start ? addressee(page, index) : undefined
      if (read !== undefined) all.push(because(read, { code: 'addressee' }))
    }
    const named = apart(all)
    const again = repeated(page, named).map((name) => because(name, { code: 'named-elsewhere' }))
    for (const { from, to, score, reasons } of apart([...named, ...again])) {
      const [start, end] = [page.words[from]?.start ?? 0, page.words[to - 1]?.end ?? 0]
      while (next < addresses.length && (addresses[next]?.end ?? 0) <= start) next += 1
      if ((addresses[next]?.start ?? Infinity) < end) continue
      yield { start, end, score, reasons }
    }
  },
}
