import { Anchor, Button } from '@zendeskgarden/react-buttons'
import { styled } from 'styled-components'
import type { Plan, PolicyVersion } from '../../../contract/retention.ts'
import { isLimited } from '../../../core/retention/limits.ts'
import { Plain, Small } from '../../parts/text.ts'
import { countText, dateText, dayText, momentText } from '../parts/amounts.ts'
import { Grid, type Column } from '../parts/Grid.tsx'
import { Block } from '../parts/Block.tsx'
import { nameOf, usePeople } from '../parts/people.ts'
import { hrefOf } from '../router.ts'
import { usePanelWords } from '../words.ts'
import { State } from '../parts/State.tsx'
import { Counted } from './Counted.tsx'
import { actionsText, keepText, spokenOf, titleOf } from './texts.ts'

type Policy = PolicyVersion['policies'][number]

const Empty = styled.div`
  display: grid;
  gap: 12px;
  justify-items: start;
  max-width: 60ch;
`

const Apart = styled.div`
  display: grid;
  gap: 4px;
  margin-top: 10px;
`

interface PoliciesProps {
  readonly version: PolicyVersion | undefined
  /** The newest preview of it; null where there is none, undefined where that is not known. */
  readonly plan: Plan | null | undefined
  readonly go: (path: string) => void
}

const outcomes = ['due', 'later', 'held', 'kept'] as const

/** The policies of the version in force, or the way to the first. */
export const Policies = ({ version, plan, go }: PoliciesProps) => {
  const words = usePanelWords()
  const { say, locale } = words
  const people = usePeople(version === undefined ? [] : [version.author_id, version.approved?.by ?? null])
  if (version === undefined)
    return (
      <Block title={say('panel.retention.policies')} testId="no-policies">
        <Empty>
          <div>{say('panel.retention.no-policies')}</div>
          <Button isPrimary onClick={() => go('retention/policies')}>
            {say('panel.retention.write-first')}
          </Button>
        </Empty>
      </Block>
    )
  const { approved } = version
  const columns: readonly Column<Policy>[] = [
    {
      key: 'policy',
      title: say('panel.retention.column.policy'),
      show: (policy) => (
        <>
          <Anchor href={hrefOf('retention', 'policies', version.id, policy.name)}>{titleOf(words, policy)}</Anchor>
          <Small>{spokenOf(words, policy.basis)}</Small>
        </>
      ),
    },
    { key: 'keep', title: say('panel.retention.column.keep'), show: (policy) => keepText(words, policy) },
    { key: 'then', title: say('panel.retention.column.then'), show: ({ then }) => actionsText(words, then) },
    ...outcomes.map((outcome): Column<Policy> => ({
      key: outcome,
      title: say(`panel.retention.outcome.${outcome}`),
      isNumber: true,
      show: ({ name }) => {
        const counted = plan?.summary?.by_policy.find(({ policy }) => policy === name)
        return counted === undefined ? '–' : countText(locale, counted[outcome])
      },
    })),
    {
      key: 'next',
      title: say('panel.retention.column.next-run'),
      show: ({ next_run_at, limits }) =>
        next_run_at === null ? (
          say('panel.retention.by-hand')
        ) : (
          <>
            {momentText(locale, next_run_at)}
            {approved !== null && isLimited(limits) ? null : <Small>{say('panel.retention.preview-only')}</Small>}
          </>
        ),
    },
  ]
  return (
    <Block
      title={say('panel.retention.policies')}
      testId="policies"
      actions={
        <>
          <Anchor href={hrefOf('retention', 'policies', version.id)} data-testid="edit-policies">
            {say('panel.retention.edit')}
          </Anchor>
          <Anchor href={hrefOf('retention', 'versions')} data-testid="see-versions">
            {say('panel.retention.versions.see')}
          </Anchor>
        </>
      }
    >
      <Grid
        label={say('panel.retention.policies')}
        columns={columns}
        lines={version.policies}
        keyOf={({ name }) => name}
        least={860}
        testId="policy-table"
      />
      <Apart>
        {plan === undefined ? null : <Counted plan={plan} />}
        <div>
          <State tone={approved === null ? 'warning' : 'good'}>
            {approved === null
              ? say('panel.retention.version-new', { number: version.number })
              : say('panel.retention.version-approved', {
                  number: version.number,
                  day: dayText(locale, approved.at),
                  name: nameOf(words, people, approved.by),
                })}
          </State>
        </div>
        <Small data-testid="author">
          {say('panel.retention.written-by', {
            name: nameOf(words, people, version.author_id),
            day: dayText(locale, version.created_at),
          })}
        </Small>
        {version.holds.length === 0 ? (
          <Small>{say('panel.retention.no-holds')}</Small>
        ) : (
          <Plain>
            {version.holds.map(({ name, last_day }) => (
              <li key={name}>
                {last_day === null
                  ? say('panel.retention.hold-open', { name })
                  : say('panel.retention.hold-until', { name, day: dateText(locale, last_day) })}
              </li>
            ))}
          </Plain>
        )}
      </Apart>
    </Block>
  )
}
