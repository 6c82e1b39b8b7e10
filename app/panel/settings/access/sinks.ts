import {
  addSink,
  changeSink,
  listSinks,
  newSink,
  testSink,
  type NewSink,
  type SinkChange,
} from '../../../../contract/access-sinks.ts'
import type { Api } from '../../../api.ts'
import { pathOf } from '../../parts/path.ts'

/** What the destinations ask of the server, each by the contract's own route. */
export const sinkCalls = ({ call }: Pick<Api, 'call'>) => ({
  list: () => call(listSinks),
  add: (sink: NewSink) => call(addSink, sink),
  change: (sink_id: string, change: SinkChange) => call(changeSink, { change }, pathOf(changeSink.path, { sink_id })),
  test: (sink_id: string) => call(testSink, {}, pathOf(testSink.path, { sink_id })),
})

export type SinkCalls = ReturnType<typeof sinkCalls>

/** A destination as it stands in the fields. */
export interface WrittenSink {
  readonly kind: NewSink['kind']
  readonly name: string
  readonly url: string
  readonly host: string
  readonly port: string
  readonly format: NewSink['format']
}

export const emptySink: WrittenSink = { kind: 'webhook', name: '', url: '', host: '', port: '6514', format: 'custos' }

/** The formats that each kind of destination takes, the usual one first. */
export const formatsOf = { webhook: ['custos', 'ocsf'], syslog: ['cef', 'ocsf'] } as const

export type SinkField = 'name' | 'url' | 'host' | 'port'

const isField = (name: unknown): name is SinkField =>
  name === 'name' || name === 'url' || name === 'host' || name === 'port'

/** The destination that the fields say, or which fields keep it from being one. */
export const readSink = (
  written: WrittenSink,
): { readonly sink: NewSink } | { readonly bad: ReadonlySet<SinkField> } => {
  const { kind, url, host, format } = written
  const name = written.name.trim()
  const asked =
    kind === 'webhook'
      ? { kind, name, url: url.trim(), format }
      : { kind, name, host: host.trim(), port: Number(written.port.trim() || Number.NaN), format }
  const read = newSink.safeParse(asked)
  return read.success
    ? { sink: read.data }
    : { bad: new Set(read.error.issues.flatMap(({ path: [first] }) => (isField(first) ? [first] : []))) }
}
