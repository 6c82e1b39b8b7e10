import { IconButton } from '@zendeskgarden/react-buttons'
import { useState } from 'react'
import { styled } from 'styled-components'
import { color } from '../parts/garden.ts'
import type { HistoryEntry } from '../../contract/history.ts'
import type { ProblemCode } from '../../contract/problems.ts'
import { problems } from '../../contract/problems.ts'
import { Icon } from '../parts/Icon.tsx'
import { Small, Unseen, Value } from '../parts/text.ts'
import { useWords } from '../parts/words.ts'
import { actionText, kindsText } from './history.ts'

const Item = styled.li`
  display: grid;
  grid-template-columns: minmax(0, 1fr) auto;
  padding-block: 10px;
  padding-inline: 12px 6px;

  & + & {
    border-top: 1px solid ${color('border.subtle')};
  }
`

const Kinds = styled.div`
  font-weight: ${({ theme }) => theme.fontWeights.semibold};
`

const Hash = styled(Value)`
  font-size: 11px;
  user-select: all;
`

const shortHash = 8

const isProblem = (code: string | undefined): code is ProblemCode => code !== undefined && Object.hasOwn(problems, code)

interface EntryProps {
  readonly entry: HistoryEntry
  readonly name: string
  readonly now: Date
}

/** One entry of the ledger. Where the browser lets nothing be copied, the whole hash is shown to be copied by hand. */
export const Entry = ({ entry, name, now }: EntryProps) => {
  const words = useWords()
  const { say } = words
  const [copied, setCopied] = useState<'no' | 'yes' | 'by-hand'>('no')
  const { seq, hash } = entry.ledger
  const copy = () => {
    navigator.clipboard.writeText(hash).then(
      () => setCopied('yes'),
      () => setCopied('by-hand'),
    )
  }
  return (
    <Item data-testid="entry" data-action={entry.action} data-seq={seq}>
      <div>
        <Kinds>{kindsText(words, entry)}</Kinds>
        <Small>{actionText(words, entry, name)}</Small>
        {isProblem(entry.problem) && entry.action === 'redaction.failed' ? (
          <Small>{say(`problem.${entry.problem}`)}</Small>
        ) : null}
        <Small>
          <time dateTime={entry.at}>{words.when(new Date(entry.at), now)}</time>
          {` · ${say('history.entry', { seq: String(seq) })} · `}
          <Hash title={hash}>{copied === 'by-hand' ? hash : hash.slice(0, shortHash)}</Hash>
        </Small>
      </div>
      <IconButton size="small" aria-label={say('history.copy', { seq: String(seq) })} onClick={copy}>
        <Icon name={copied === 'yes' ? 'done' : 'copy'} />
      </IconButton>
      <Unseen role="status">{copied === 'yes' ? say('history.copied') : ''}</Unseen>
    </Item>
  )
}
