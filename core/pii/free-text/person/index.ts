import type { Finding, Reason } from '../../finding.ts'
import { trait } from '../lexicon/traits.ts'
import { pageOf, type Page } from '../page.ts'
import type { Reading, Recognizer } from '../../recognizer.ts'
import { addressesIn } from '../address/index.ts'
import { apart } from './apart.ts'
import { cueAt, mayCue } from './cues.ts'
import { paired } from './lexical.ts'
import { listedFrom } from './listed.ts'
import { lone } from './lone.ts'
import { mailed } from './mailed.ts'
import { addressee, greeted, introduced, labelled, signed, titled, type Read } from './readers.ts'
import { repeated } from './repeated.ts'

const labelReason: Reason = { code: 'label' }
const titleReason: Reason = { code: 'form-of-address' }
const mailReason: Reason = { code: 'e-mail-beside' }
const addresseeReason: Reason = { code: 'addressee' }
const none: readonly Read[] = []

type Found = Read & { readonly reasons: readonly Reason[] }

const because = (read: Read, ...reasons: readonly Reason[]): Found => ({
  ...read,
  reasons: [...reasons, ...(read.given || read.family ? [{ code: 'name-list' } as const] : [])],
})

/** What the cue at the word says of the words behind it; the place behind `my husband`, whose own words are no name. */
const addCued = (page: Page, index: number, all: Found[]): number => {
  const cue = cueAt(page, index)
  if (cue === undefined) return 0
  if (cue.kind === 'closing') {
    const read = signed(page, cue.next)
    if (read !== undefined) all.push(because(read, { code: 'signature' }))
    return 0
  }
  const reads = cue.kind === 'greeting' ? greeted(page, index, cue.next) : introduced(page, cue.next, cue.kind)
  for (const read of reads) all.push(because(read, { code: 'context-word', word: cue.written }))
  return cue.kind === 'kin' ? cue.next : 0
}

/** All readings of all words; several ways may find the same name. */
const readAll = (page: Page, streets: ReadonlySet<number>): Found[] => {
  const all: Found[] = []
  const add = (read: Read | undefined, ...reasons: readonly Reason[]): void => {
    if (read !== undefined) all.push(because(read, ...reasons))
  }
  const mail = mailed(page)
  let [behindKin, listedTo] = [0, 0]
  for (let index = 0; index < page.words.length; index += 1) {
    const word = page.words[index]
    if (word === undefined) continue
    if (streets.size > 0 && streets.has(word.start)) add(addressee(page, index), addresseeReason)
    if (word.form === 'number' || word.joined) continue
    if (mayCue(word.plain)) {
      behindKin = Math.max(behindKin, addCued(page, index, all))
      add(labelled(page, index), labelReason)
    }
    if ((word.is & trait.honorific) !== 0) add(titled(page, index), titleReason)
    // Most words are in small letters and no names: nothing of what follows can begin with one.
    if (word.form === 'lower' && (word.is & trait.given) === 0) continue
    if (index >= behindKin) add(paired(page, index) ?? lone(page, index))
    add(mail.at(page, index), mailReason)
    // Of a list that was read its own places are not read again.
    const row = index < listedTo ? none : listedFrom(page, index)
    for (const read of row) add(read)
    listedTo = row.at(-1)?.to ?? listedTo
  }
  return all
}

export const person: Recognizer = {
  type: 'PERSON',
  needs: 'letter',
  source: 'Forms of address, of greeting and of signature in en, fr, de, es, it, nl, pt, pl; names: @faker-js/faker',
  *find(reading: Reading): Generator<Omit<Finding, 'type'>> {
    const page = pageOf(reading)
    const addresses = addressesIn(reading)
    const named = apart(readAll(page, new Set(addresses.map(({ start }) => start))))
    const again = repeated(page, named).map((name) => because(name, { code: 'named-elsewhere' }))
    let next = 0
    for (const { from, to, score, reasons } of apart([...named, ...again])) {
      const [start, end] = [page.words[from]?.start ?? 0, page.words[to - 1]?.end ?? 0]
      while (next < addresses.length && (addresses[next]?.end ?? 0) <= start) next += 1
      if ((addresses[next]?.start ?? Infinity) < end) continue
      yield { start, end, score, reasons }
    }
  },
}
