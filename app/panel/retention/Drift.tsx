import { Button } from '@zendeskgarden/react-buttons'
import { useState } from 'react'
import { styled } from 'styled-components'
import type { PolicyTagging } from '../../../contract/policy-tags.ts'
import type { Trouble as Problem } from '../../api.ts'
import { Small } from '../../parts/text.ts'
import { Arriving } from '../parts/Arriving.tsx'
import { Block } from '../parts/Block.tsx'
import { Tick } from '../parts/Choice.tsx'
import { State } from '../parts/State.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { useLoaded } from '../parts/use-loaded.ts'
import { usePanelWords } from '../words.ts'
import type { RetentionCalls } from './calls.ts'
import { Strays, type StrayState } from './Strays.tsx'

const Lines = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 8px;
  justify-items: start;
`

const Row = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 4px 12px;
  align-items: center;
`

const tones = {
  off: 'calm',
  stopped: 'warning',
  looking: 'calm',
  tagging: 'calm',
  'up-to-date': 'good',
} as const satisfies Record<PolicyTagging['state'], string>

/** Seconds between two looks: often while tags are put, seldom once they all are. */
const whileTagging = ({ state }: PolicyTagging): number => (state === 'looking' || state === 'tagging' ? 3 : 60)

interface DriftProps {
  readonly calls: Pick<RetentionCalls, 'tagging' | 'putBack' | 'strays'>
}

/** How far each ticket bears the tag of its policy, which have lost it, and whether it is put back. */
export const Drift = ({ calls }: DriftProps) => {
  const { say } = usePanelWords()
  const { loaded, reload, put } = useLoaded(calls.tagging, whileTagging)
  const [problem, setProblem] = useState<Problem | undefined>(undefined)
  const [open, setOpen] = useState<StrayState | undefined>(undefined)

  const choose = async (putsBack: boolean) => {
    const answer = await calls.putBack(putsBack)
    setProblem(answer.ok ? undefined : answer.problem)
    if (answer.ok) put(answer.value)
  }

  if (loaded.state !== 'read')
    return (
      <Block title={say('panel.retention.tags.title')} testId="policy-tags">
        <Arriving loaded={loaded} reload={reload} />
      </Block>
    )
  const { state, read, counts, puts_back } = loaded.value
  const removed = counts.removed + counts.removed_under
  const isShort = counts.refused + counts.failed + counts.removed_under > 0
  const lost: readonly (readonly [StrayState, number, string])[] = [
    ['removed', removed, say('panel.retention.tags.removed', { count: removed, under: counts.removed_under })],
    ['refused', counts.refused, say('panel.retention.tags.refused', { count: counts.refused })],
    ['failed', counts.failed, say('panel.retention.tags.failed', { count: counts.failed })],
  ]
  return (
    <Block title={say('panel.retention.tags.title')} testId="policy-tags">
      {problem === undefined ? null : <Trouble problem={problem} />}
      <Arriving loaded={loaded} reload={reload} />
      <Lines>
        <div role="status" data-testid="tagging-state">
          <State tone={isShort && state === 'up-to-date' ? 'calm' : tones[state]}>
            {say(`panel.retention.tags.state.${state}`)}
          </State>
        </div>
        <Small>
          {say('panel.retention.tags.counts', {
            read,
            set: counts.set,
            wanted: counts.wanted,
          })}{' '}
          {say('panel.retention.tags.native')}
        </Small>
        {counts.outdated === 0 ? null : (
          <Small>{say('panel.retention.tags.outdated', { count: counts.outdated })}</Small>
        )}
        {lost
          .filter(([, count]) => count > 0)
          .map(([which, , text]) => (
            <Row key={which} data-testid={`tags-${which}`}>
              <span>{text}</span>
              <Button
                size="small"
                aria-expanded={open === which}
                onClick={() => setOpen(open === which ? undefined : which)}
                aria-label={say(open === which ? 'panel.retention.tags.hide-list' : 'panel.retention.tags.show-list', {
                  list: say(`panel.retention.tags.list.${which}`),
                })}
              >
                {say(open === which ? 'panel.retention.tags.hide' : 'panel.retention.tags.show')}
              </Button>
            </Row>
          ))}
        <Tick
          label={say('panel.retention.tags.put-back')}
          hint={say('panel.retention.tags.put-back-hint')}
          checked={puts_back}
          isFixed={false}
          onTick={(wanted) => void choose(wanted)}
        />
      </Lines>
      {open === undefined ? null : <Strays key={open} calls={calls} state={open} />}
    </Block>
  )
}
