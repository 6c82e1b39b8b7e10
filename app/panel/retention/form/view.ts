import { isMap, isSeq } from 'yaml'
import { groupAt, shown, type Group, type Shown } from './conditions.ts'
import { isSimple, keyText, nodeAt, wordAt, wordsAt, writtenAt, type Path, type Source } from './source.ts'

export const deletions = ['delete', 'delete_requester'] as const
export type Deletion = (typeof deletions)[number]

export interface RedactView {
  readonly path: Path
  readonly removal: Path
  readonly kinds: Shown<readonly string[]>
  readonly attachments: Shown<string>
}

export interface DeletionView {
  readonly path: Path
  readonly removal: Path
  readonly grace: Shown<string>
  readonly permanently: Shown<string>
}

/** What a policy does: `absent` can be added, `written` is shown as it stands. */
export interface ThenView {
  readonly path: Path
  readonly written: string | undefined
  readonly redact: RedactView | undefined
  readonly deletions: Readonly<Record<Deletion, DeletionView | undefined>>
}

/** Conditions, or the text of what is none. */
export interface MatchView {
  readonly path: Path
  readonly group: Group | undefined
  readonly written: string
}

export interface PolicyView {
  readonly path: Path
  readonly name: Shown<string>
  /** A title without languages. */
  readonly title: Shown<string> | undefined
  readonly titles: { readonly en: Shown<string>; readonly fr: Shown<string> }
  /** A basis without languages, or that is still to be written. */
  readonly basis: Shown<string> | undefined
  readonly bases: { readonly en: Shown<string>; readonly fr: Shown<string> }
  readonly match: MatchView
  readonly keep: { readonly for: Shown<string>; readonly since: Shown<string> }
  readonly then: ThenView
  readonly limits: { readonly tickets: Shown<string>; readonly share: Shown<string> }
  readonly runs: Shown<string>
}

export interface HoldView {
  readonly path: Path
  readonly name: Shown<string>
  readonly match: MatchView
  readonly custodian: Shown<string>
  readonly until: Shown<string>
}

export interface FileView {
  readonly zone: Shown<string>
  readonly policies: readonly PolicyView[]
  readonly holds: readonly HoldView[]
}

const matchAt = (source: Source, path: Path): MatchView => {
  const node = nodeAt(source.root, path)
  const written = node === null || node === undefined ? '' : writtenAt(source, node)
  return {
    path,
    group: node === null || node === undefined || isSimple(node) ? groupAt(source, path) : undefined,
    written,
  }
}

const actionAt = (source: Source, then: Path, word: string): { path: Path; removal: Path } | undefined => {
  const list = nodeAt(source.root, then)
  if (!isSeq(list)) return undefined
  const index = list.items.findIndex((item) => isMap(item) && item.items.some(({ key }) => keyText(key) === word))
  const item = list.items[index]
  if (!isMap(item)) return undefined
  const path = [...then, index, word]
  return { path, removal: item.items.length === 1 ? [...then, index] : path }
}

const isPlainAction = (item: unknown): boolean =>
  isMap(item) && item.items.every(({ key }) => ['redact', ...deletions].includes(keyText(key)))

const thenAt = (source: Source, path: Path): ThenView => {
  const list = nodeAt(source.root, path)
  const isPlain =
    list === undefined || list === null || (isSeq(list) && isSimple(list) && list.items.every(isPlainAction))
  const redact = actionAt(source, path, 'redact')
  const deletion = (word: Deletion): DeletionView | undefined => {
    const at = actionAt(source, path, word)
    if (at === undefined) return undefined
    return {
      ...at,
      grace: shown(source, [...at.path, 'grace'], wordAt),
      permanently: shown(source, [...at.path, 'permanently'], wordAt),
    }
  }
  return {
    path,
    written: isPlain ? undefined : writtenAt(source, list),
    redact:
      redact === undefined
        ? undefined
        : {
            ...redact,
            kinds: shown(source, [...redact.path, 'kinds'], wordsAt),
            attachments: shown(source, [...redact.path, 'attachments'], wordAt),
          },
    deletions: { delete: deletion('delete'), delete_requester: deletion('delete_requester') },
  }
}

const policyAt = (source: Source, path: Path): PolicyView => {
  const word = (...steps: readonly string[]) => shown(source, [...path, ...steps], wordAt)
  const title = nodeAt(source.root, [...path, 'title'])
  return {
    path,
    name: word('name'),
    title: title === undefined || title === null || isMap(title) ? undefined : word('title'),
    titles: { en: word('title', 'en'), fr: word('title', 'fr') },
    basis: isMap(nodeAt(source.root, [...path, 'basis'])) ? undefined : word('basis'),
    bases: { en: word('basis', 'en'), fr: word('basis', 'fr') },
    match: matchAt(source, [...path, 'match']),
    keep: { for: word('keep', 'for'), since: word('keep', 'since') },
    then: thenAt(source, [...path, 'then']),
    limits: { tickets: word('limits', 'tickets'), share: word('limits', 'share') },
    runs: word('runs'),
  }
}

const holdAt = (source: Source, path: Path): HoldView => {
  const word = (step: string) => shown(source, [...path, step], wordAt)
  return {
    path,
    name: word('name'),
    match: matchAt(source, [...path, 'match']),
    custodian: word('custodian'),
    until: word('until'),
  }
}

const pathsOf = (source: Source, list: 'policies' | 'holds'): Path[] => {
  const node = nodeAt(source.root, [list])
  return isSeq(node) ? node.items.map((_, index) => [list, index]) : []
}

/** The whole text as the form shows it. */
export const viewOf = (source: Source): FileView => ({
  zone: shown(source, ['timezone'], wordAt),
  policies: pathsOf(source, 'policies').map((path) => policyAt(source, path)),
  holds: pathsOf(source, 'holds').map((path) => holdAt(source, path)),
})
