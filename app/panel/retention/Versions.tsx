import { Anchor } from '@zendeskgarden/react-buttons'
import { styled } from 'styled-components'
import type { PolicyVersion } from '../../../contract/retention.ts'
import { dayText } from '../parts/amounts.ts'
import { Arriving } from '../parts/Arriving.tsx'
import { Grid, type Column } from '../parts/Grid.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { nameOf, usePeople } from '../parts/people.ts'
import { never, useLoaded } from '../parts/use-loaded.ts'
import { hrefOf } from '../router.ts'
import { usePanelWords } from '../words.ts'
import type { RetentionCalls } from './calls.ts'

const Place = styled.div`
  margin-top: 20px;
`

/** Every text of the policies: who wrote it, and who has approved a preview of it. */
export const Versions = ({ calls }: { readonly calls: Pick<RetentionCalls, 'versions'> }) => {
  const words = usePanelWords()
  const { say, locale } = words
  const { loaded, reload } = useLoaded(calls.versions, never)
  const versions = loaded.state === 'read' ? loaded.value.versions : []
  const people = usePeople(versions.flatMap(({ author_id, approved }) => [author_id, approved?.by ?? null]))
  const by = (id: number, at: string) =>
    say('panel.retention.versions.by', { day: dayText(locale, at), name: nameOf(words, people, id) })
  const columns: readonly Column<PolicyVersion>[] = [
    {
      key: 'version',
      title: say('panel.retention.column.version'),
      show: ({ id, number }) => (
        <Anchor href={hrefOf('retention', 'versions', id)}>{say('panel.retention.versions.one', { number })}</Anchor>
      ),
    },
    {
      key: 'written',
      title: say('panel.retention.versions.written'),
      show: ({ author_id, created_at }) => by(author_id, created_at),
    },
    {
      key: 'approved',
      title: say('panel.retention.versions.approved'),
      show: ({ approved }) =>
        approved === null ? say('panel.retention.versions.not-approved') : by(approved.by, approved.at),
    },
  ]
  return (
    <>
      <PageHead title={say('panel.retention.versions.title')} lead={say('panel.retention.versions.lead')}>
        <Anchor href={hrefOf('retention')}>{say('panel.retention.back')}</Anchor>
      </PageHead>
      <Arriving loaded={loaded} reload={reload} />
      {loaded.state !== 'read' ? null : (
        <Place data-testid="versions">
          {versions.length === 0 ? (
            say('panel.retention.versions.none')
          ) : (
            <Grid
              label={say('panel.retention.versions.title')}
              columns={columns}
              lines={versions}
              keyOf={({ id }) => id}
              least={240}
              testId="version-table"
            />
          )}
        </Place>
      )}
    </>
  )
}
