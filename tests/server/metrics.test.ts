import { describe, expect, it } from 'vitest'
import { createMetrics } from '../../server/metrics.ts'

const told = async (tell: (metrics: ReturnType<typeof createMetrics>) => void): Promise<string> => {
  const metrics = createMetrics()
  tell(metrics)
  return metrics.registry.metrics()
}

describe('the metrics', () => {
  it('count in names that a dashboard can rely on', async () => {
    const text = await told((metrics) => {
      metrics.requestAnswered('POST', '/api/redactions', 200, 0.2)
      metrics.pageRefused('signature')
      metrics.webhookTaken('new')
      metrics.webhookRefused('stale')
      metrics.redacted('failed', 'comment-changed')
      metrics.reconciled('done', 3)
      metrics.zendeskAsked('PUT', 'comment_redactions', 200)
      metrics.jobEnded('scan', 'done')
    })
    for (const line of [
      'custos_http_request_seconds_bucket{le="0.5",method="POST",route="/api/redactions",status="200"} 1',
      'custos_page_tokens_refused_total{reason="signature"} 1',
      'custos_webhooks_total{outcome="new"} 1',
      'custos_webhooks_refused_total{reason="stale"} 1',
      'custos_redactions_total{outcome="failed",problem="comment-changed"} 1',
      'custos_reconciled_total{outcome="done"} 3',
      'custos_zendesk_requests_total{method="PUT",resource="comment_redactions",status="200"} 1',
      'custos_jobs_total{job="scan",outcome="done"} 1',
    ])
      expect(text.split('\n')).toContain(line)
  })

  it('are each server’s own: two in one process don’t add up', async () => {
    const [one, other] = [createMetrics(), createMetrics()]
    one.webhookTaken('new')
    expect(await other.registry.metrics()).not.toContain('outcome="new"')
  })

  it('watch the process where they are asked to', async () => {
    const text = await told((metrics) => metrics.watchProcess())
    expect(text).toContain('process_resident_memory_bytes')
  })
})
