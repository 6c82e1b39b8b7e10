import type { PlanSummary } from '../../../contract/retention.ts'
import { usePanelWords } from '../words.ts'

/** Whether, and until when, what is deleted can be brought back. */
const Deletions = ({ deletions }: Pick<PlanSummary, 'deletions'>) => {
  const { say } = usePanelWords()
  if (deletions === undefined) return null
  const { tickets, for_good } = deletions
  const restorable = tickets - for_good
  return (
    <>
      {restorable > 0 ? <div>{say('panel.retention.ask-run.restorable', { count: restorable })}</div> : null}
      {for_good > 0 ? <strong>{say('panel.retention.ask-run.for-good', { count: for_good })}</strong> : null}
    </>
  )
}

/** What a run of this plan takes away: told to whoever approves it as to whoever runs it. */
export const Consequences = ({ summary }: { readonly summary: PlanSummary | undefined }) => {
  const { say } = usePanelWords()
  const due = summary?.totals.due ?? 0
  return (
    <>
      <div>{say('panel.retention.ask-run.tickets', { count: due })}</div>
      {summary === undefined || due === 0 ? null : (
        <>
          <strong>{say('panel.retention.ask-run.forever')}</strong>
          <Deletions deletions={summary.deletions} />
          {summary.requesters === undefined || summary.requesters.go === 0 ? null : (
            <strong>{say('panel.retention.ask-run.users', { count: summary.requesters.go })}</strong>
          )}
          {summary.unreachable
            .filter(({ why }) => why === 'archived-no-restore' || why === 'archived-not-known')
            .map(({ why, tickets }) => (
              <strong key={why}>{say(`panel.retention.unreachable.${why}`, { count: tickets })}</strong>
            ))}
        </>
      )}
    </>
  )
}
