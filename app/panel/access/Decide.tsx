import { Button } from '@zendeskgarden/react-buttons'
import { useState } from 'react'
import { styled } from 'styled-components'
import type { AccessCase, AccessVerdict } from '../../../contract/access.ts'
import type { Answer, Trouble as Problem } from '../../api.ts'
import { Note } from '../../parts/Note.tsx'
import { Ask } from '../parts/Ask.tsx'
import { Actions } from '../parts/Block.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { usePanelWords } from '../words.ts'
import type { AccessAction, AccessCalls } from './calls.ts'
import { Expected } from './Expected.tsx'

const Row = styled(Actions)`
  margin-top: 12px;
`

const Said = styled.div`
  margin-top: 12px;
`

type Asking = 'expected' | AccessAction

interface DecideProps {
  readonly calls: AccessCalls
  readonly one: AccessCase
  readonly userId: number
  readonly onDone: () => void
}

/** What can be decided of a case, and done about it; each leaves an entry in the ledger. */
export const Decide = ({ calls, one, userId, onDone }: DecideProps) => {
  const { say } = usePanelWords()
  const [asking, setAsking] = useState<Asking | undefined>(undefined)
  const [problem, setProblem] = useState<Problem | undefined>(undefined)
  const [said, setSaid] = useState<string | undefined>(undefined)
  const isOwn = one.actor_id === userId

  const take = async <Value,>(given: Promise<Answer<Value>>, text: (value: Value) => string | undefined) => {
    setAsking(undefined)
    const answer = await given
    setProblem(answer.ok ? undefined : answer.problem)
    setSaid(answer.ok ? text(answer.value) : undefined)
    if (answer.ok) onDone()
  }

  const judge = (verdict: AccessVerdict) =>
    take(calls.judge(one.id, verdict), ({ ledger }) => say('panel.access.noted', { seq: ledger.seq }))

  const assign = (to: number | null) =>
    take(calls.assign(one.id, to), ({ ledger }) => say('panel.access.noted', { seq: ledger.seq }))

  const act = (action: AccessAction) =>
    take(calls.act(one.id, crypto.randomUUID(), action), (done) => {
      if (done.state === 'failed') setProblem(done.problem ?? 'internal')
      return done.state === 'failed' ? undefined : say(`panel.access.acted.${done.state}`)
    })

  return (
    <div>
      <Row>
        {isOwn ? null : (
          <Button size="small" onClick={() => setAsking('expected')} data-testid="expected">
            {say('panel.access.verdict.expected')}
          </Button>
        )}
        <Button size="small" onClick={() => void judge({ verdict: 'needs-action' })} data-testid="needs-action">
          {say('panel.access.verdict.needs-action')}
        </Button>
        {isOwn ? null : (
          <Button size="small" onClick={() => void judge({ verdict: 'wrong' })} data-testid="wrong">
            {say('panel.access.verdict.wrong')}
          </Button>
        )}
        <Button
          size="small"
          onClick={() => void assign(one.assignee_id === userId ? null : userId)}
          data-testid="assign"
        >
          {say(one.assignee_id === userId ? 'panel.access.unassign' : 'panel.access.assign')}
        </Button>
        <Button size="small" isDanger onClick={() => setAsking('end-sessions')} data-testid="end-sessions">
          {say('panel.access.end-sessions.do')}
        </Button>
        <Button size="small" isDanger onClick={() => setAsking('suspend')} data-testid="suspend">
          {say('panel.access.suspend.do')}
        </Button>
      </Row>
      {isOwn ? <Said data-testid="own-case">{say('problem.own-case')}</Said> : null}
      {problem === undefined ? null : (
        <Said>
          <Trouble problem={problem} />
        </Said>
      )}
      {said === undefined ? null : (
        <Said role="status">
          <Note kind="success" testId="noted">
            {said}
          </Note>
        </Said>
      )}
      {asking === 'expected' ? (
        <Expected onCancel={() => setAsking(undefined)} onConfirm={(verdict) => void judge(verdict)} />
      ) : null}
      {asking === 'end-sessions' || asking === 'suspend' ? (
        <Ask
          title={say(`panel.access.${asking}.title`)}
          cancel={say('panel.cancel')}
          confirm={say(`panel.access.${asking}.do`)}
          isDanger
          onCancel={() => setAsking(undefined)}
          onConfirm={() => void act(asking)}
          testId={`ask-${asking}`}
        >
          <div>{say(`panel.access.${asking}.means`)}</div>
        </Ask>
      ) : null}
    </div>
  )
}
