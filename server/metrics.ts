import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client'

/** What a metric may be told of: templates, codes and counts. No id of anything is ever a label. */
export type Metrics = ReturnType<typeof createMetrics>

export const createMetrics = () => {
  const registry = new Registry()
  const registers = [registry]
  const counter = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) =>
    new Counter({ name: `custos_${name}_total`, help, labelNames: [...labelNames], registers })
  const requests = new Histogram({
    name: 'custos_http_request_seconds',
    help: 'Requests answered, by route template and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers,
  })
  const pages = counter('page_tokens_refused', 'Page loads refused, by reason', ['reason'])
  const webhooks = counter('webhooks', 'Webhook deliveries taken: new, duplicate or ignored', ['outcome'])
  const refused = counter('webhooks_refused', 'Webhook deliveries refused, by reason', ['reason'])
  const redactions = counter('redactions', 'Redactions by outcome and problem', ['outcome', 'problem'])
  const settled = counter('reconciled', 'Open redactions settled afterwards, by outcome', ['outcome'])
  const zendesk = counter('zendesk_requests', 'Requests to Zendesk, by resource and status', [
    'method',
    'resource',
    'status',
  ])
  const jobs = counter('jobs', 'Jobs by outcome', ['job', 'outcome'])
  return {
    registry,
    /** The process's own: memory, event loop, file handles. Once a process. */
    watchProcess: () => collectDefaultMetrics({ register: registry }),
    requestAnswered: (method: string, route: string, status: number, seconds: number) =>
      requests.observe({ method, route, status }, seconds),
    pageRefused: (reason: string) => pages.inc({ reason }),
    webhookTaken: (outcome: 'new' | 'duplicate' | 'ignored') => webhooks.inc({ outcome }),
    webhookRefused: (reason: string) => refused.inc({ reason }),
    redacted: (outcome: string, problem: string) => redactions.inc({ outcome, problem }),
    reconciled: (outcome: string, count: number) => settled.inc({ outcome }, count),
    zendeskAsked: (method: string, resource: string, status: number) => zendesk.inc({ method, resource, status }),
    jobEnded: (job: string, outcome: string, count = 1) => jobs.inc({ job, outcome }, count),
  }
}
