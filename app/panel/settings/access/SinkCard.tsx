import { Button } from '@zendeskgarden/react-buttons'
import { useState } from 'react'
import { styled } from 'styled-components'
import type { SendFailure, Sink, SinkChange } from '../../../../contract/access-sinks.ts'
import type { Answer, Trouble as Problem } from '../../../api.ts'
import { color } from '../../../parts/garden.ts'
import { Note } from '../../../parts/Note.tsx'
import { Small } from '../../../parts/text.ts'
import { momentText } from '../../parts/amounts.ts'
import { Ask } from '../../parts/Ask.tsx'
import { Actions } from '../../parts/Block.tsx'
import { Grid } from '../../parts/Grid.tsx'
import { State } from '../../parts/State.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import { usePanelWords } from '../../words.ts'
import type { SinkCalls } from './sinks.ts'

const Card = styled.li`
  display: grid;
  gap: 10px;
  padding: 12px 14px;
  border: 1px solid ${color('border.default')};
  border-radius: ${({ theme }) => theme.borderRadii.md};
  list-style: none;
`

const Head = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 4px 10px;
  align-items: center;
`

const Name = styled.h3`
  margin: 0;
  font-size: ${({ theme }) => theme.fontSizes.md};
  font-weight: ${({ theme }) => theme.fontWeights.semibold};
  overflow-wrap: anywhere;
`

const tones = { waiting: 'calm', done: 'good', 'given-up': 'danger' } as const

const useReasons = () => {
  const { say } = usePanelWords()
  return (why: SendFailure, status: number | null | undefined): string =>
    `${say(`panel.sinks.why.${why}`)}${status === null || status === undefined ? '' : ` ${say('panel.sinks.status', { status: String(status) })}`}`
}

const Standing = ({ sink }: { readonly sink: Sink }) => {
  const { say, locale } = usePanelWords()
  if (sink.state === 'paused') return <State tone="warning">{say('panel.sinks.state.paused')}</State>
  if (sink.next_try !== null)
    return <State tone="danger">{say('panel.sinks.state.failing', { at: momentText(locale, sink.next_try) })}</State>
  return <State tone="good">{say('panel.sinks.state.on')}</State>
}

const Last = ({ sink }: { readonly sink: Sink }) => {
  const { say, locale } = usePanelWords()
  const reason = useReasons()
  if (sink.deliveries.length === 0) return <Small>{say('panel.sinks.none-sent')}</Small>
  return (
    <Grid
      label={say('panel.sinks.last', { name: sink.name })}
      columns={[
        { key: 'at', title: say('panel.sinks.column.at'), show: ({ at }) => momentText(locale, at) },
        { key: 'type', title: say('panel.sinks.column.type'), show: ({ type }) => say(`panel.sinks.type.${type}`) },
        {
          key: 'state',
          title: say('panel.sinks.column.state'),
          show: ({ state, type, why, status }) => (
            <>
              <State tone={tones[state]}>
                {say(state === 'given-up' && type === 'test' ? 'panel.sinks.sent.failed' : `panel.sinks.sent.${state}`)}
              </State>
              {why === null ? null : <Small>{reason(why, status)}</Small>}
            </>
          ),
        },
        {
          key: 'tries',
          title: say('panel.sinks.column.tries'),
          isNumber: true,
          show: ({ tries }) => new Intl.NumberFormat(locale).format(tries),
        },
      ]}
      lines={sink.deliveries}
      keyOf={({ id }) => id}
      testId="deliveries"
    />
  )
}

interface SinkCardProps {
  readonly calls: Pick<SinkCalls, 'change' | 'test'>
  readonly sink: Sink
  readonly onChanged: () => void
}

/** One destination: how it stands, what it was told last, and what can be done about it. */
export const SinkCard = ({ calls, sink, onChanged }: SinkCardProps) => {
  const { say } = usePanelWords()
  const reason = useReasons()
  const [problem, setProblem] = useState<Problem | undefined>(undefined)
  const [said, setSaid] = useState<{ readonly arrived: boolean; readonly text: string } | undefined>(undefined)
  const [isBusy, setBusy] = useState(false)
  const [isAsking, setAsking] = useState(false)

  const take = async <Value,>(asked: Promise<Answer<Value>>, then?: (value: Value) => void) => {
    setBusy(true)
    setSaid(undefined)
    const answer = await asked
    setBusy(false)
    setProblem(answer.ok ? undefined : answer.problem)
    if (answer.ok) {
      then?.(answer.value)
      onChanged()
    }
  }
  const change = (wish: SinkChange) => take(calls.change(sink.id, wish))
  const test = () =>
    take(calls.test(sink.id), ({ arrived, why, status }) =>
      setSaid({ arrived, text: why === undefined ? say('panel.sinks.arrived') : reason(why, status) }),
    )

  const isPaused = sink.state === 'paused'
  return (
    <Card data-testid="sink">
      <Head>
        <Name>{sink.name}</Name>
        <Standing sink={sink} />
      </Head>
      <Small dir="auto">
        {[say(`panel.sinks.kinds.${sink.kind}`), sink.host, say(`panel.sinks.formats.${sink.format}`)].join(' · ')}
        {sink.waiting === 0 ? '' : ` · ${say('panel.sinks.waiting', { count: sink.waiting })}`}
      </Small>
      {sink.given_up === 0 ? null : (
        <Note
          kind="warning"
          testId="given-up"
          action={{ name: say('panel.sinks.again'), run: () => void change('again'), isBusy }}
        >
          {say('panel.sinks.given-up')}
        </Note>
      )}
      <Actions>
        <Button size="small" disabled={isBusy} onClick={() => void test()}>
          {say(isBusy ? 'panel.sinks.busy' : 'panel.sinks.test')}
        </Button>
        <Button size="small" disabled={isBusy} onClick={() => void change(isPaused ? 'resume' : 'pause')}>
          {say(isPaused ? 'panel.sinks.resume' : 'panel.sinks.pause')}
        </Button>
        <Button
          size="small"
          isDanger
          disabled={isBusy}
          aria-label={say('panel.sinks.remove-this', { name: sink.name })}
          onClick={() => setAsking(true)}
        >
          {say('panel.sinks.remove')}
        </Button>
      </Actions>
      {problem === undefined ? null : <Trouble problem={problem} />}
      <div role="status">
        {said === undefined ? null : (
          <Note kind={said.arrived ? 'success' : 'error'} testId="tested">
            {said.text}
          </Note>
        )}
      </div>
      <Last sink={sink} />
      {isAsking ? (
        <Ask
          title={say('panel.sinks.remove-this', { name: sink.name })}
          cancel={say('panel.cancel')}
          confirm={say('panel.sinks.remove')}
          isDanger
          onCancel={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false)
            void change('remove')
          }}
          testId="ask-remove"
        >
          <div>{say('panel.sinks.remove-means')}</div>
        </Ask>
      ) : null}
    </Card>
  )
}
