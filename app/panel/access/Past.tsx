import { AxisBottom, AxisLeft } from '@visx/axis'
import { scaleBand, scaleLinear } from '@visx/scale'
import { Bar, LinePath } from '@visx/shape'
import { styled, useTheme } from 'styled-components'
import type { AccessCaseDetail } from '../../../contract/access.ts'
import { color, colorIn } from '../../parts/garden.ts'
import { Block } from '../parts/Block.tsx'
import { countText, dateText } from '../parts/amounts.ts'
import { Grid } from '../parts/Grid.tsx'
import { usePanelWords } from '../words.ts'
import { useWidth } from '../parts/use-width.ts'

const [widest, height, left, bottom, top] = [720, 180, 44, 44, 8]
/** Room for one date on the axis, and how many are enough. */
const [dateWidth, mostDates] = [64, 6]

const Drawing = styled.svg`
  display: block;
  max-width: 100%;
  direction: ltr;
`

const Legend = styled.ul`
  display: flex;
  flex-wrap: wrap;
  gap: 4px 16px;
  margin: 0 0 8px;
  padding: 0;
  list-style: none;
`

const Swatch = styled.span`
  display: inline-block;
  width: 14px;
  height: 12px;
  margin-inline-end: 6px;
  vertical-align: middle;
  forced-color-adjust: none;
`

const Own = styled(Swatch)`
  background: ${color('background.primaryEmphasis')};
`

const Marked = styled(Swatch)`
  background: ${color('background.dangerEmphasis')};
`

const Peers = styled(Swatch)`
  height: 0;
  border-top: 2px dashed ${color('foreground.default')};
`

const Behind = styled.details`
  margin-top: 8px;

  & > summary {
    margin-bottom: 8px;
    cursor: pointer;
  }
`

type Day = AccessCaseDetail['chart']['days'][number]

interface PastProps {
  readonly chart: AccessCaseDetail['chart']
  readonly start: string
  readonly end: string
}

/** The agent's days as bars with those of the case marked, the peers' as a line; the same numbers as a table behind. */
export const Past = ({ chart, start, end }: PastProps) => {
  const { say, locale } = usePanelWords()
  const theme = useTheme()
  const { width, place } = useWidth(widest)
  const { days, measure } = chart
  const isMarked = ({ day }: Day): boolean => day >= start.slice(0, 10) && day <= end.slice(0, 10)
  if (days.length === 0) return null
  const across = scaleBand({ domain: days.map(({ day }) => day), range: [0, width - left - 8], padding: 0.2 })
  const most = Math.max(1, ...days.flatMap(({ own, peers }) => [own, peers]))
  const up = scaleLinear({ domain: [0, most], range: [height, 0], nice: true })
  const text = colorIn(theme, 'foreground.default')
  const tick = { fill: text, fontSize: 12, fontFamily: 'inherit' } as const
  const short = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' })
  const every = Math.ceil(days.length / Math.max(1, Math.min(mostDates, Math.floor(width / dateWidth))))
  const column = (key: 'own' | 'peers') => ({
    key,
    title: say(`panel.access.chart.${key}`),
    isNumber: true,
    show: (day: Day) => countText(locale, Math.round(day[key] * 10) / 10),
  })
  return (
    <Block title={say(`panel.access.measure.${measure}`)} testId="past">
      <Legend>
        <li>
          <Own />
          {say('panel.access.chart.own')}
        </li>
        <li>
          <Marked />
          {say('panel.access.chart.marked')}
        </li>
        <li>
          <Peers />
          {say('panel.access.chart.peers')}
        </li>
      </Legend>
      <div ref={place} />
      <Drawing width={width} height={height + bottom + top} aria-hidden="true">
        <g transform={`translate(${left},${top})`}>
          {days.map((day) => (
            <Bar
              key={day.day}
              x={across(day.day) ?? 0}
              y={up(day.own)}
              width={across.bandwidth()}
              height={height - up(day.own)}
              fill={colorIn(theme, isMarked(day) ? 'background.dangerEmphasis' : 'background.primaryEmphasis')}
            />
          ))}
          <LinePath
            data={[...days]}
            x={({ day }) => (across(day) ?? 0) + across.bandwidth() / 2}
            y={({ peers }) => up(peers)}
            stroke={text}
            strokeWidth={2}
            strokeDasharray="4 3"
          />
          <AxisLeft
            scale={up}
            numTicks={4}
            stroke={text}
            tickStroke={text}
            tickFormat={(value) => countText(locale, Number(value))}
            tickLabelProps={{ ...tick, textAnchor: 'end', dx: -4, dy: 4 }}
          />
          <AxisBottom
            top={height}
            scale={across}
            tickValues={days.filter((_, at) => at % every === 0).map(({ day }) => day)}
            stroke={text}
            tickStroke={text}
            tickFormat={(day) => short.format(new Date(day))}
            tickLabelProps={{ ...tick, textAnchor: 'middle' }}
            label={say('panel.access.chart.day')}
            labelProps={{ ...tick, textAnchor: 'middle' }}
            labelOffset={8}
          />
        </g>
      </Drawing>
      <Behind>
        <summary>{say('panel.retention.as-table')}</summary>
        <Grid
          label={say(`panel.access.measure.${measure}`)}
          columns={[
            {
              key: 'day',
              title: say('panel.access.chart.day'),
              show: (day: Day) =>
                `${dateText(locale, day.day)}${isMarked(day) ? ` (${say('panel.access.chart.marked')})` : ''}`,
            },
            column('own'),
            column('peers'),
          ]}
          lines={[...days].reverse()}
          keyOf={({ day }) => day}
          least={320}
          testId="day-table"
        />
      </Behind>
    </Block>
  )
}
