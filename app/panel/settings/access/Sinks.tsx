import { useCallback, useMemo } from 'react'
import { styled } from 'styled-components'
import { mostSinks } from '../../../../contract/access-sinks.ts'
import type { Api } from '../../../api.ts'
import { Loading } from '../../../parts/Loading.tsx'
import { Plain, Small } from '../../../parts/text.ts'
import { Section } from '../../parts/Section.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import { useLoaded } from '../../parts/use-loaded.ts'
import { usePanelWords } from '../../words.ts'
import { AddSink } from './AddSink.tsx'
import { SinkCard } from './SinkCard.tsx'
import { sinkCalls } from './sinks.ts'

const Cards = styled(Plain)`
  display: grid;
  gap: 12px;
`

/** Seconds between two looks at how the deliveries stand. */
const every = () => 15

/** Where cases are sent: a team's own webhook, or the log that a SIEM reads. */
export const Sinks = ({ api }: { readonly api: Api }) => {
  const { say } = usePanelWords()
  const calls = useMemo(() => sinkCalls(api), [api])
  const read = useCallback(() => calls.list(), [calls])
  const { loaded, reload } = useLoaded(read, every)
  return (
    <Section title={say('panel.sinks.title')} lead={say('panel.sinks.lead')}>
      {loaded.state === 'reading' ? <Loading label={say('panel.loading')} /> : null}
      {loaded.state === 'failed' ? <Trouble problem={loaded.problem} retry={reload} /> : null}
      {loaded.state === 'read' ? (
        <>
          {loaded.trouble === undefined ? null : <Trouble problem={loaded.trouble} retry={reload} />}
          {loaded.value.sinks.length === 0 ? <Small>{say('panel.sinks.none')}</Small> : null}
          <Cards data-testid="sinks">
            {loaded.value.sinks.map((one) => (
              <SinkCard key={one.id} calls={calls} sink={one} onChanged={reload} />
            ))}
          </Cards>
          <AddSink calls={calls} mayAdd={loaded.value.sinks.length < mostSinks} onAdded={reload} />
        </>
      ) : null}
    </Section>
  )
}
