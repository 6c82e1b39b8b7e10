import { Button } from '@zendeskgarden/react-buttons'
import { Field, Select } from '@zendeskgarden/react-forms'
import { useState } from 'react'
import { styled } from 'styled-components'
import { color } from '../../../parts/garden.ts'
import { usePanelWords } from '../../words.ts'
import type { Change } from './change.ts'
import { ConditionRow } from './ConditionRow.tsx'
import { conditionWords, quantifiers, type Condition, type ConditionWord, type Group } from './conditions.ts'
import { useForm } from './context.ts'
import { Buttons, Faults, Stack, Written } from './fields.tsx'
import { fieldKey } from './places.ts'
import type { Path } from './source.ts'
import type { MatchView } from './view.ts'
import type { Value } from './write.ts'

const Box = styled(Stack)`
  padding-inline-start: 12px;
  border-inline-start: 3px solid ${color('border.default')};
`

const Row = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 1fr) auto;
  gap: 8px;
  align-items: start;
  padding: 10px 0;

  & + & {
    border-top: 1px solid ${color('border.subtle')};
  }
`

/** How deep a new group may be made here; what is written deeper is shown all the same. */
const deepest = 3

/** What a new condition says until somebody has said what they want. */
const firstValue = (word: ConditionWord | 'subgroup'): Readonly<Record<string, Value>> => {
  switch (word) {
    case 'subgroup':
      return { any: [] }
    case 'tags':
    case 'requester_tags':
      return { [word]: { any: [] } }
    case 'field':
      return { field: { id: '', equals: '' } }
    case 'status':
      return { status: ['solved', 'closed'] }
    default:
      return { [word]: [] }
  }
}

const adding = (group: Group, value: Readonly<Record<string, Value>>): { changes: Change[]; at: Path } => {
  const [word = '', one = null] = Object.entries(value)[0] ?? []
  const listAt = group.list ?? [...group.path, 'all']
  const isTaken = group.parts.some(({ path }) => path.at(-1) === word)
  if (group.list === undefined && !isTaken)
    return { changes: [{ do: 'set', path: [...group.path, word], value: one }], at: [...group.path, word] }
  return {
    changes: [
      ...(group.list === undefined ? [{ do: 'wrap', path: group.path, word: 'all' } as const] : []),
      { do: 'add', path: listAt, value },
    ],
    at: [...listAt, group.parts.length, word],
  }
}

const GroupEditor = ({ group, depth }: { readonly group: Group; readonly depth: number }) => {
  const { say } = usePanelWords()
  const { edit } = useForm()
  const [wanted, setWanted] = useState<ConditionWord | 'subgroup'>('tags')
  const offered = depth < deepest ? ([...conditionWords, 'subgroup'] as const) : conditionWords
  const at = group.list ?? group.path
  const turnTo = (word: string) => {
    if (group.list === undefined) edit([{ do: 'wrap', path: group.path, word }], [...group.path, word])
    else edit([{ do: 'rename', path: group.list, word }], [...group.path, word])
  }
  const add = () => {
    const { changes, at: place } = adding(group, firstValue(wanted))
    edit(changes, place)
  }
  return (
    <Box data-field={fieldKey(at)} role="group" aria-label={say(`panel.retention.form.group.${group.word}`)}>
      <Field>
        <Field.Label>{say('panel.retention.form.group-of')}</Field.Label>
        <Select value={group.word} onChange={({ target }) => turnTo(target.value)}>
          {quantifiers.map((word) => (
            <option key={word} value={word}>
              {say(`panel.retention.form.group.${word}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Faults path={at} />
      <div>
        {group.parts.map((part) => (
          <OneCondition key={fieldKey(part.path)} part={part} depth={depth} back={at} />
        ))}
      </div>
      <Buttons>
        <Field>
          <Field.Label>{say('panel.retention.form.new-condition')}</Field.Label>
          <Select
            value={wanted}
            onChange={({ target }) => setWanted(offered.find((word) => word === target.value) ?? 'tags')}
          >
            {offered.map((word) => (
              <option key={word} value={word}>
                {say(`panel.retention.form.condition.${word}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Button onClick={add} data-testid="add-condition">
          {say('panel.retention.form.add')}
        </Button>
      </Buttons>
    </Box>
  )
}

interface OneProps {
  readonly part: Condition
  readonly depth: number
  /** Where the focus goes when it is removed. */
  readonly back: Path
}

const OneCondition = ({ part, depth, back }: OneProps) => {
  const { say } = usePanelWords()
  const { edit } = useForm()
  const word = part.is === 'group' ? 'subgroup' : conditionWords.find((one) => one === part.path.at(-1))
  const name = word === undefined ? String(part.path.at(-1)) : say(`panel.retention.form.condition.${word}`)
  return (
    <Row data-testid="condition">
      {part.is === 'group' ? (
        <GroupEditor group={part.group} depth={depth + 1} />
      ) : (
        <ConditionRow condition={part} name={name} />
      )}
      <Button
        size="small"
        isBasic
        isDanger
        aria-label={say('panel.retention.form.remove-one', { name })}
        onClick={() => edit([{ do: 'remove', path: part.removal }], back)}
      >
        {say('panel.retention.form.remove')}
      </Button>
    </Row>
  )
}

/** Which tickets: conditions in rows, and groups of them. */
export const Conditions = ({ match }: { readonly match: MatchView }) => {
  const { say } = usePanelWords()
  if (match.group !== undefined) return <GroupEditor group={match.group} depth={1} />
  if (match.written === '')
    return <GroupEditor group={{ path: match.path, list: undefined, word: 'all', parts: [] }} depth={1} />
  return <Written path={match.path} label={say('panel.retention.form.match')} text={match.written} />
}
