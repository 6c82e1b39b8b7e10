import { AxisBottom, AxisLeft } from '@visx/axis'
import { scaleBand, scaleLinear } from '@visx/scale'
import { Bar } from '@visx/shape'
import { styled, useTheme } from 'styled-components'
import type { PlanSummary } from '../../../contract/retention.ts'
import { color, colorIn, type ColorName } from '../../parts/garden.ts'
import { countText } from '../parts/amounts.ts'
import { Grid } from '../parts/Grid.tsx'
import { useWidth } from '../parts/use-width.ts'
import { Block } from '../parts/Block.tsx'
import { usePanelWords } from '../words.ts'

type Age = PlanSummary['by_age'][number]

const outcomes = ['due', 'later', 'held', 'kept'] as const
const fills: Record<(typeof outcomes)[number], ColorName> = {
  due: 'background.dangerEmphasis',
  later: 'background.primaryEmphasis',
  held: 'background.warningEmphasis',
  kept: 'border.default',
}

const [widest, left, row, axis] = [640, 130, 30, 40]

const Legend = styled.ul`
  display: flex;
  flex-wrap: wrap;
  gap: 4px 16px;
  margin: 0 0 8px;
  padding: 0;
  list-style: none;
`

const Swatch = styled.span<{ readonly $fill: ColorName }>`
  display: inline-block;
  width: 12px;
  height: 12px;
  margin-inline-end: 6px;
  border: 1px solid ${color('border.emphasis')};
  background: ${({ theme, $fill }) => colorIn(theme, $fill)};
  forced-color-adjust: none;
`

const Drawing = styled.svg`
  display: block;
  max-width: 100%;
  direction: ltr;
`

const Behind = styled.details`
  margin-top: 8px;

  & > summary {
    margin-bottom: 8px;
    cursor: pointer;
  }
`

const wholeOf = (age: Age): number => outcomes.reduce((sum, outcome) => sum + age[outcome], 0)

/** How old the tickets are by the date their policy counts from, and what is due of them: a drawing, and its table behind. */
export const Ages = ({ ages }: { readonly ages: readonly Age[] }) => {
  const { say, locale } = usePanelWords()
  const theme = useTheme()
  const { width, place } = useWidth(widest)
  const nameOf = ({ from, below }: Age): string => {
    if (from === null) return say('panel.retention.age.unknown')
    if (below === null) return say('panel.retention.age.over', { from })
    return from === 0
      ? say('panel.retention.age.under', { below })
      : say('panel.retention.age.between', { from, below })
  }
  const height = ages.length * row
  const text = colorIn(theme, 'foreground.default')
  const tick = { fill: text, fontSize: 12, fontFamily: 'inherit' } as const
  const across = scaleLinear({ domain: [0, Math.max(1, ...ages.map(wholeOf))], range: [0, width - left - 20] })
  const down = scaleBand({ domain: ages.map(nameOf), range: [0, height], padding: 0.3 })
  return (
    <Block title={say('panel.retention.ages')} testId="ages">
      <Legend>
        {outcomes.map((outcome) => (
          <li key={outcome}>
            <Swatch $fill={fills[outcome]} />
            {say(`panel.retention.outcome.${outcome}`)}
          </li>
        ))}
      </Legend>
      <div ref={place}>
        <Drawing width={width} height={height + axis} aria-hidden="true">
          <g transform={`translate(${left},0)`}>
            {ages.flatMap((age) => {
              let start = 0
              return outcomes.map((outcome) => {
                const from = start
                start += age[outcome]
                return (
                  <Bar
                    key={`${nameOf(age)} ${outcome}`}
                    x={across(from)}
                    y={down(nameOf(age)) ?? 0}
                    width={across(age[outcome])}
                    height={down.bandwidth()}
                    fill={colorIn(theme, fills[outcome])}
                  />
                )
              })
            })}
            <AxisLeft
              scale={down}
              hideTicks
              stroke={text}
              tickLabelProps={{ ...tick, textAnchor: 'end', dx: -4, dy: 4 }}
            />
            <AxisBottom
              top={height}
              scale={across}
              numTicks={width < 400 ? 3 : 5}
              stroke={text}
              tickStroke={text}
              tickFormat={(value) => (Number.isInteger(Number(value)) ? countText(locale, Number(value)) : '')}
              tickLabelProps={{ ...tick, textAnchor: 'middle' }}
              label={say('panel.retention.column.tickets')}
              labelProps={{ ...tick, textAnchor: 'middle' }}
              labelOffset={6}
            />
          </g>
        </Drawing>
      </div>
      <Behind>
        <summary>{say('panel.retention.as-table')}</summary>
        <Grid
          label={say('panel.retention.ages')}
          columns={[
            { key: 'age', title: say('panel.retention.column.age'), show: nameOf },
            ...outcomes.map((outcome) => ({
              key: outcome,
              title: say(`panel.retention.outcome.${outcome}`),
              isNumber: true,
              show: (age: Age) => countText(locale, age[outcome]),
            })),
          ]}
          lines={ages}
          keyOf={nameOf}
          least={480}
          testId="age-table"
        />
      </Behind>
    </Block>
  )
}
