import type { ReactNode } from 'react'
import { styled } from 'styled-components'
import type { DetectionSettings } from '../../../../contract/detection.ts'
import type { Finding } from '../../../../core/pii/finding.ts'
import type { Doubt, NearMiss } from '../../../../core/pii/near-miss.ts'
import { color } from '../../../parts/garden.ts'
import { Plain, Small, Value } from '../../../parts/text.ts'
import { reasonText } from '../../../sidebar/kinds.ts'
import { usePanelWords, type PanelWords } from '../../words.ts'
import { levelOf } from '../level.ts'
import { mostDrawn, TextBox } from './Marked.tsx'
import { cutAt, isSure, type Trial } from './trial.ts'

/** More lines than anyone reads; the number of all stands over them. */
const mostLines = 100
/** A value is shown as far as it can be told from the others. */
const longestValue = 80

const Title = styled.h2`
  margin: 0;
  font-size: ${({ theme }) => theme.fontSizes.md};
  font-weight: ${({ theme }) => theme.fontWeights.semibold};
`

const Item = styled.li`
  padding: 8px 0;
  border-top: 1px solid ${color('border.subtle')};

  &:first-child {
    border-top: 0;
  }
`

const Name = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 0 8px;
  align-items: baseline;
`

const Kind = styled.span`
  font-weight: ${({ theme }) => theme.fontWeights.semibold};
`

const short = (text: string): string =>
  text.length <= longestValue ? text : `${text.slice(0, cutAt(text, longestValue))}…`

interface PartProps {
  readonly title: string
  readonly children: ReactNode
  readonly testId: string
}

const Part = ({ title, children, testId }: PartProps) => (
  <section data-testid={testId}>
    <Title>{title}</Title>
    {children}
  </section>
)

export const doubtText = ({ say }: PanelWords, doubt: Doubt): string =>
  doubt.code === 'business-word'
    ? say('panel.doubt.business-word', { word: doubt.word })
    : say(`panel.doubt.${doubt.code}`)

const Line = ({ type, value, children }: Pick<Finding, 'type'> & { value: string; children: ReactNode }) => {
  const { kind } = usePanelWords()
  return (
    <Item>
      <Name>
        <Kind>{kind(type)}</Kind> <Value>{short(value)}</Value>
      </Name>
      {children}
    </Item>
  )
}

const More = ({ all }: { readonly all: number }) => {
  const { say } = usePanelWords()
  return all > mostLines ? <Small>{say('panel.try.more', { count: all - mostLines })}</Small> : null
}

interface ResultsProps {
  readonly trial: Trial
  readonly settings: DetectionSettings
}

const FindingLine = ({
  finding,
  value,
  settings,
}: {
  finding: Finding
  value: string
  settings: DetectionSettings
}) => {
  const words = usePanelWords()
  const { say, list } = words
  const sure = say('panel.level.both', { level: say(`panel.level.${levelOf(finding.score)}`), score: finding.score })
  return (
    <Line type={finding.type} value={value}>
      <div>
        {sure} · {say(isSure(finding, settings) ? 'panel.try.checked' : 'panel.try.unchecked')}
      </div>
      <Small>{list([...new Set(finding.reasons.map((reason) => reasonText(words, reason)))])}</Small>
    </Line>
  )
}

const MissLine = ({ miss, value }: { readonly miss: NearMiss; readonly value: string }) => {
  const words = usePanelWords()
  return (
    <Line type={miss.type} value={value}>
      <Small>{doubtText(words, miss.doubt)}</Small>
    </Line>
  )
}

/** What was found and why, what was nearly found and why not, and what would be left of the text. */
export const Results = ({ trial, settings }: ResultsProps) => {
  const { say } = usePanelWords()
  const { findings, nearMisses, text, redacted } = trial
  const valueOf = ({ start, end }: { readonly start: number; readonly end: number }) => text.slice(start, end)
  return (
    <>
      <Part title={say('panel.try.found', { count: findings.length })} testId="found">
        {findings.length === 0 ? <Small>{say('panel.try.nothing')}</Small> : null}
        <Plain>
          {findings.slice(0, mostLines).map((finding) => (
            <FindingLine key={finding.start} finding={finding} value={valueOf(finding)} settings={settings} />
          ))}
        </Plain>
        <More all={findings.length} />
      </Part>
      {nearMisses.length === 0 ? null : (
        <Part title={say('panel.try.missed', { count: nearMisses.length })} testId="missed">
          <Plain>
            {nearMisses.slice(0, mostLines).map((miss) => (
              <MissLine key={`${miss.type} ${miss.start} ${miss.end}`} miss={miss} value={valueOf(miss)} />
            ))}
          </Plain>
          <More all={nearMisses.length} />
        </Part>
      )}
      <Part title={say('panel.try.redacted')} testId="redacted">
        <TextBox dir="auto" tabIndex={0} role="region" aria-label={say('panel.try.redacted')} style={{ marginTop: 8 }}>
          {redacted.slice(0, cutAt(redacted, mostDrawn))}
        </TextBox>
      </Part>
    </>
  )
}
