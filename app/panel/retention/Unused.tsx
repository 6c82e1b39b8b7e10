import { Anchor } from '@zendeskgarden/react-buttons'
import { useState } from 'react'
import type { PolicyVersion } from '../../../contract/retention.ts'
import type { UnusedData, UnusedGroup } from '../../../contract/unused.ts'
import type { Answer, Trouble as Problem } from '../../api.ts'
import { Loading } from '../../parts/Loading.tsx'
import { Small } from '../../parts/text.ts'
import { channelText } from '../../sidebar/kinds.ts'
import { countText, dayText, periodText, shareText } from '../parts/amounts.ts'
import { Block } from '../parts/Block.tsx'
import { useBrands, useForms } from '../parts/brands.ts'
import { Grid, type Column } from '../parts/Grid.tsx'
import { Press } from '../parts/Press.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { hrefOf } from '../router.ts'
import { usePanelWords, type PanelWords } from '../words.ts'
import type { RetentionCalls } from './calls.ts'
import { titleOf } from './texts.ts'

interface UnusedProps {
  readonly calls: Pick<RetentionCalls, 'unused'>
  readonly version: PolicyVersion
}

const periodOf = (days: number): string => `P${days}D`

/** The figures that a proposal rests on, or those that come nearest to one. */
const figuresOf = ({ proposal, considered }: UnusedGroup) =>
  proposal ?? considered.findLast(({ tickets }) => tickets > 0) ?? considered[0]

const restsOn = ({ say, locale }: PanelWords, group: UnusedGroup, since: string): string => {
  const figures = figuresOf(group)
  return figures === undefined
    ? '–'
    : say('panel.unused.figures', {
        tickets: figures.tickets,
        age: periodText(locale, periodOf(figures.age)),
        needed: figures.needed,
        day: dayText(locale, since),
      })
}

const kindText = (
  words: PanelWords,
  { by, key }: UnusedGroup,
  version: PolicyVersion,
  names: Readonly<Record<'brand' | 'form', ReadonlyMap<number, string>>>,
) => {
  if (by === 'all' || key === null) return words.say('panel.unused.all')
  const nameIn = (): string | undefined => {
    if (by === 'channel') return channelText(words, key)
    if (by !== 'policy') return names[by].get(Number(key))
    const policy = version.policies.find(({ name }) => name === key)
    return policy === undefined ? undefined : titleOf(words, policy)
  }
  return words.say(`panel.unused.by.${by}`, { name: nameIn() ?? key })
}

const Found = ({ found, version }: { readonly found: UnusedData; readonly version: PolicyVersion }) => {
  const words = usePanelWords()
  const { say, locale } = words
  const brand = useBrands()
  const form = useForms(found.groups.some(({ by, key }) => by === 'form' && key !== null))
  const { watched, closed, sampled, tickets_needed, days_needed, share } = found
  if (watched === null) return <div data-testid="unused-unwatched">{say('panel.unused.unwatched')}</div>
  if (closed === 0) return <div data-testid="unused-none">{say('panel.unused.none', { count: tickets_needed })}</div>
  const { since } = watched
  const columns: readonly Column<UnusedGroup>[] = [
    {
      key: 'kind',
      title: say('panel.unused.column.kind'),
      show: (group) => kindText(words, group, version, { brand, form }),
    },
    { key: 'figures', title: say('panel.unused.column.figures'), show: (group) => restsOn(words, group, since) },
    {
      key: 'proposal',
      title: say('panel.unused.column.proposal'),
      show: ({ proposal, why }) =>
        proposal === null
          ? say(`panel.unused.why.${why ?? 'too-few'}`, {
              tickets: countText(locale, tickets_needed),
              days: days_needed,
            })
          : say('panel.unused.keep', { period: periodText(locale, periodOf(proposal.age)) }),
    },
    {
      key: 'open',
      title: say('panel.unused.column.open'),
      show: ({ by, key, proposal }) =>
        proposal === null ? (
          '–'
        ) : (
          <Anchor
            href={hrefOf(
              'retention',
              'policies',
              version.id,
              by === 'policy' && key !== null ? key : '-',
              periodOf(proposal.age),
            )}
          >
            {say('panel.unused.open')}
          </Anchor>
        ),
    },
  ]
  return (
    <>
      <Small style={{ marginBottom: 8 }} data-testid="unused-basis">
        {say('panel.unused.basis', {
          since: dayText(locale, since),
          until: dayText(locale, watched.until),
          sampled: countText(locale, sampled),
          closed: countText(locale, closed),
          share: shareText(locale, share),
        })}
      </Small>
      <Grid
        label={say('panel.unused.title')}
        columns={columns}
        lines={found.groups}
        keyOf={({ by, key }) => `${by} ${key ?? ''}`}
        least={760}
        testId="unused-table"
      />
    </>
  )
}

/** What nobody opens any more. Looked for when somebody asks: it costs requests to Zendesk. */
export const Unused = ({ calls, version }: UnusedProps) => {
  const { say } = usePanelWords()
  const [answer, setAnswer] = useState<Answer<UnusedData> | undefined>(undefined)
  const [isLooking, setIsLooking] = useState(false)
  const problem: Problem | undefined = answer?.ok === false ? answer.problem : undefined

  const look = async () => {
    setIsLooking(true)
    setAnswer(await calls.unused())
    setIsLooking(false)
  }

  return (
    <Block
      title={say('panel.unused.title')}
      testId="unused"
      actions={
        <Press size="small" isOff={isLooking} onClick={() => void look()} data-testid="look-unused">
          {say('panel.unused.look')}
        </Press>
      }
    >
      {answer === undefined && !isLooking ? <div>{say('panel.unused.lead')}</div> : null}
      {isLooking ? <Loading label={say('panel.loading')} /> : null}
      {problem === undefined || isLooking ? null : <Trouble problem={problem} />}
      {answer?.ok === true && !isLooking ? <Found found={answer.value} version={version} /> : null}
    </Block>
  )
}
