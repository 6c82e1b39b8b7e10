import {
  defaultTreeAdapter,
  Parser,
  type DefaultTreeAdapterMap,
  type DefaultTreeAdapterTypes,
  type Token,
} from 'parse5'

export type SourceNode = DefaultTreeAdapterTypes.Node

/** Characters as the tokenizer gave them: `length` units of the text node's value, read from `start` to `end` of the source. */
export interface Run {
  readonly length: number
  readonly start: number
  readonly end: number
}

export interface Located {
  readonly fragment: DefaultTreeAdapterTypes.DocumentFragment
  readonly runs: ReadonlyMap<SourceNode, readonly Run[]>
  /** A `<redact>` tag or a `redact` attribute stands in the source, be it where the parser drops it. */
  readonly marked: boolean
}

const isMark = ({ tagName, attrs }: Token.TagToken): boolean =>
  tagName === 'redact' || attrs.some(({ name }) => name === 'redact')

/**
 * parse5 and one thing more: where each run of characters came from. parse5 gives a text node a single range, which spans
 * markup that was ignored or moved (`a</x>b`, text inside a table); a tag put by that range would stand in the wrong place.
 */
class LocatingParser extends Parser<DefaultTreeAdapterMap> {
  readonly runs = new Map<SourceNode, Run[]>()
  marked = false
  lastText: () => SourceNode | undefined = () => undefined

  override _insertCharacters(token: Token.CharacterToken): void {
    super._insertCharacters(token)
    const node = this.lastText()
    if (node === undefined || token.location === null) return
    const { startOffset: start, endOffset: end } = token.location
    const runs = this.runs.get(node) ?? []
    const last = runs.at(-1)
    // parse5 draws the line between two runs inside a character reference at times (` &amp;`): only their whole is exact.
    if (last?.end === start) runs.splice(-1, 1, { ...last, length: last.length + token.chars.length, end })
    else runs.push({ length: token.chars.length, start, end })
    this.runs.set(node, runs)
  }

  override onStartTag(token: Token.TagToken): void {
    this.marked ||= isMark(token)
    super.onStartTag(token)
  }

  override onEndTag(token: Token.TagToken): void {
    this.marked ||= isMark(token)
    super.onEndTag(token)
  }
}

/** Parses as `template.innerHTML = html` does in a document that runs no scripts. */
export const parseLocated = (html: string): Located => {
  let last: SourceNode | undefined
  const treeAdapter: typeof defaultTreeAdapter = {
    ...defaultTreeAdapter,
    insertText: (parent, text) => {
      defaultTreeAdapter.insertText(parent, text)
      last = parent.childNodes.at(-1)
    },
    insertTextBefore: (parent, text, reference) => {
      defaultTreeAdapter.insertTextBefore(parent, text, reference)
      last = parent.childNodes[parent.childNodes.lastIndexOf(reference) - 1]
    },
  }
  const options = { sourceCodeLocationInfo: true, scriptingEnabled: false, treeAdapter }
  const parser = LocatingParser.getFragmentParser(null, options)
  if (!(parser instanceof LocatingParser)) throw new Error('parse5 made a parser of another kind')
  parser.lastText = () => last
  parser.tokenizer.write(html, true)
  return { fragment: parser.getFragment(), runs: parser.runs, marked: parser.marked }
}
