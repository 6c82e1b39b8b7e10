import { isMap, isSeq, Lexer, parse, type Node, type YAMLMap } from 'yaml'
import { isEmpty, nodeAt, pairIn, sourceOf, wordsAt, type Path, type Source } from './source.ts'
import { addItem, addPair, copyItem, removeItem, removePair, replace, spliced, wrap, type Splice } from './splice.ts'
import { flowText, isList, isMapping, type Value } from './write.ts'

/** One thing that a form does to a text. */
export type Change =
  /** Mappings on the way that are missing are written too. */
  | { readonly do: 'set'; readonly path: Path; readonly value: Value }
  | { readonly do: 'remove'; readonly path: Path }
  /** At the end of a list, which is written where there is none. */
  | { readonly do: 'add'; readonly path: Path; readonly value: Value }
  /** An item of a list once more behind itself, under another name. */
  | { readonly do: 'copy'; readonly path: Path; readonly name: string }
  /** Another word for the same value. */
  | { readonly do: 'rename'; readonly path: Path; readonly word: string }
  /** Conditions side by side become items of a list under a word. */
  | { readonly do: 'wrap'; readonly path: Path; readonly word: string }

/** What a reader expects first; a new word goes behind those that come before it here. */
const order =
  'version timezone policies holds name title basis match keep then limits runs custodian until en fr any all none id equals in empty for since kinds attachments grace permanently tickets share'.split(
    ' ',
  )

const placeFor = (map: YAMLMap, word: string): number => {
  const rank = order.indexOf(word)
  const before = map.items.findLastIndex((_, at) => {
    const own = order.findIndex((one) => pairIn(map, one)?.index === at)
    return own !== -1 && own < rank
  })
  return before === -1 ? map.items.length - 1 : before
}

const isInFlow = (root: Node, path: Path): boolean =>
  path.some((_, at) => {
    const node = nodeAt(root, path.slice(0, at))
    return (isMap(node) || isSeq(node)) && node.flow === true
  })

const lastOf = (path: Path) => ({ parent: path.slice(0, -1), step: path.at(-1) })

const keyEndOf = (root: Node, path: Path): number | undefined => {
  const { parent, step } = lastOf(path)
  const map = nodeAt(root, parent)
  return isMap(map) && typeof step === 'string' ? (pairIn(map, step)?.key.range?.[1] ?? undefined) : undefined
}

const setting = ({ text, root }: Source, path: Path, value: Value): Splice | undefined => {
  const node = nodeAt(root, path)
  const keyEnd = keyEndOf(root, path)
  if (node !== undefined && node !== null) return replace(text, node, value, isInFlow(root, path), keyEnd)
  const { parent, step } = lastOf(path)
  if (typeof step !== 'string') return undefined
  const map = nodeAt(root, parent)
  if (node === null) return keyEnd === undefined ? undefined : { from: keyEnd, to: keyEnd, put: `: ${flowText(value)}` }
  if (isMap(map)) return addPair(text, map, placeFor(map, step), step, value)
  return isEmpty(map) && parent.length > 0 ? setting({ text, root }, parent, { [step]: value }) : undefined
}

const removing = ({ text, root }: Source, path: Path): Splice | undefined => {
  const { parent, step } = lastOf(path)
  const from = nodeAt(root, parent)
  const keyEnd = keyEndOf(root, parent)
  if (isSeq(from) && typeof step === 'number') return removeItem(text, from, step, keyEnd)
  const pair = isMap(from) && typeof step === 'string' ? pairIn(from, step) : undefined
  return isMap(from) && pair !== undefined ? removePair(text, from, pair.index, keyEnd) : undefined
}

const spliceFor = (source: Source, change: Change): Splice | undefined => {
  const { text, root } = source
  const node = nodeAt(root, change.path)
  switch (change.do) {
    case 'set':
      return setting(source, change.path, change.value)
    case 'remove':
      return removing(source, change.path)
    case 'add':
      if (isSeq(node)) return addItem(text, node, node.items.length - 1, change.value)
      return isEmpty(node) ? setting(source, change.path, [change.value]) : undefined
    case 'copy': {
      const { parent, step } = lastOf(change.path)
      const list = nodeAt(root, parent)
      return isSeq(list) && typeof step === 'number' ? copyItem(text, list, step) : undefined
    }
    case 'rename': {
      const { parent, step } = lastOf(change.path)
      const map = nodeAt(root, parent)
      if (!isMap(map) || typeof step !== 'string' || pairIn(map, change.word) !== undefined) return undefined
      const key = pairIn(map, step)?.key
      return key === undefined ? undefined : replace(text, key, change.word, map.flow === true)
    }
    case 'wrap':
      return isMap(node) ? wrap(text, node, change.word) : undefined
  }
}

const at = (value: Value | undefined, step: string | number): Value | undefined => {
  if (value === undefined) return undefined
  if (typeof step === 'number') return isList(value) ? value[step] : undefined
  return isMapping(value) ? value[step] : undefined
}

const withoutWord = (value: Value | undefined, word: string | number) =>
  Object.fromEntries(
    Object.entries(value !== undefined && isMapping(value) ? value : {}).filter(([one]) => one !== word),
  )

const without = (value: Value | undefined, step: string | number): Value =>
  value !== undefined && isList(value) ? value.filter((_, index) => index !== step) : withoutWord(value, step)

const withPart = (value: Value | undefined, step: string | number, part: Value): Value => {
  if (typeof step === 'string') return { ...(value !== undefined && isMapping(value) ? value : {}), [step]: part }
  return value !== undefined && isList(value) ? value.map((one, index) => (index === step ? part : one)) : [part]
}

const underPath = (value: Value | undefined, path: Path, make: (part: Value | undefined) => Value): Value => {
  const [step, ...rest] = path
  return step === undefined ? make(value) : withPart(value, step, underPath(at(value, step), rest, make))
}

const listed = (value: Value | undefined): readonly Value[] => (value !== undefined && isList(value) ? value : [])

/** What the whole text is to mean when the change is made. */
const meaningAfter = (before: Value, change: Change): Value => {
  const { parent, step = '' } = lastOf(change.path)
  switch (change.do) {
    case 'set':
      return underPath(before, change.path, () => change.value)
    case 'remove':
      return underPath(before, parent, (part) => without(part, step))
    case 'add':
      return underPath(before, change.path, (part) => [...listed(part), change.value])
    case 'copy':
      return underPath(before, parent, (part) =>
        listed(part).flatMap((one, index) => (index === step ? [one, one] : [one])),
      )
    case 'rename':
      return underPath(before, parent, (part) => ({
        ...withoutWord(part, step),
        [change.word]: at(part, step) ?? null,
      }))
    case 'wrap':
      return underPath(before, change.path, (part) => ({
        [change.word]:
          part === undefined || !isMapping(part) ? [] : Object.entries(part).map(([word, one]) => ({ [word]: one })),
      }))
  }
}

/** Alike in meaning: the order of words in a mapping is the writer's, and `7` in quotes is still a 7. */
const isSame = (one: Value | undefined, other: Value | undefined): boolean => {
  if (one === undefined || other === undefined || one === null || other === null) return one === other
  if (isList(one))
    return isList(other) && one.length === other.length && one.every((part, index) => isSame(part, other[index]))
  if (!isMapping(one)) return !isMapping(other) && !isList(other) && String(one) === String(other)
  if (!isMapping(other)) return false
  const words = Object.keys(one)
  return words.length === Object.keys(other).length && words.every((word) => isSame(one[word], other[word]))
}

/** Every comment, in order. */
export const commentsIn = (text: string): string[] => {
  const found: string[] = []
  let isContent = false
  for (const lexeme of new Lexer().lex(text)) {
    if (!isContent && lexeme.startsWith('#')) found.push(lexeme)
    // Between this sign and the next lexeme stands text, which may begin with a hash too.
    isContent = lexeme === '\u001f'
  }
  return found
}

const keepsComments = (before: string, after: string): boolean => {
  const left = commentsIn(after)
  return commentsIn(before).every((comment) => {
    const index = left.indexOf(comment)
    if (index !== -1) left.splice(index, 1)
    return index !== -1
  })
}

const meaningOf = (text: string): Value => parse(text, { uniqueKeys: false }) as Value

const once = (text: string, change: Change): string | undefined => {
  const source = sourceOf(text)
  const splice = source === undefined ? undefined : spliceFor(source, change)
  if (splice === undefined) return undefined
  const after = spliced(text, splice)
  if (sourceOf(after) === undefined) return undefined
  if (change.do !== 'remove' && !keepsComments(text, after)) return undefined
  return isSame(meaningOf(after), meaningAfter(meaningOf(text), change)) ? after : undefined
}

/** A list set to other words is changed word by word, so that what is written beside the others stays. */
const steps = (text: string, change: Change): readonly Change[] => {
  if (change.do === 'copy') {
    const { parent, step } = lastOf(change.path)
    return [change, { do: 'set', path: [...parent, Number(step) + 1, 'name'], value: change.name }]
  }
  if (change.do !== 'set' || !isList(change.value)) return [change]
  const { path, value } = change
  const node = nodeAt(sourceOf(text)?.root, path)
  const before = isSeq(node) ? wordsAt(node) : undefined
  if (before === undefined || before.length === 0 || new Set(before).size < before.length) return [change]
  const words = value.flatMap((word) => (isList(word) || isMapping(word) ? [] : [String(word)]))
  const kept = before.filter((word) => words.includes(word))
  const isNew = (_: unknown, index: number) => !before.includes(words[index] ?? '')
  const isInOrder = [...kept, ...words.filter(isNew)].every((word, index) => word === words[index])
  if (words.length < value.length || kept.length === 0 || !isInOrder) return [change]
  const gone = before.flatMap((word, index) => (words.includes(word) ? [] : [index])).reverse()
  return [
    ...gone.map((index): Change => ({ do: 'remove', path: [...path, index] })),
    ...value.filter(isNew).map((word): Change => ({ do: 'add', path, value: word })),
  ]
}

/**
 * The text after the changes, one after the other. All that they don't name stays byte for byte. Nothing where the text
 * is written so that one of them would lose a comment or mean something else.
 */
export const changed = (text: string, changes: readonly Change[]): string | undefined =>
  changes.reduce<string | undefined>(
    (now, change) =>
      now === undefined
        ? undefined
        : steps(now, change).reduce<string | undefined>(
            (one, step) => (one === undefined ? undefined : once(one, step)),
            now,
          ),
    text,
  )
