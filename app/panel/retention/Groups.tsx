import type { PlanSummary } from '../../../contract/retention.ts'
import { countText } from '../parts/amounts.ts'
import { useBrands, useForms } from '../parts/brands.ts'
import { Grid, type Column } from '../parts/Grid.tsx'
import { Block } from '../parts/Block.tsx'
import { usePanelWords } from '../words.ts'
import type { Titles } from './use-titles.ts'

interface Line {
  readonly key: string
  readonly name: string
  readonly due: number
  readonly later: number
  readonly held: number
  readonly kept: number
  readonly redact?: number
  readonly delete?: number
}

const outcomes = ['due', 'later', 'held', 'kept'] as const
/** What is done to those that are due: a ticket may count in both. */
const actions = ['redact', 'delete'] as const

/** The same tickets counted by policy, by brand and by form. */
export const Groups = ({ summary, titles }: { readonly summary: PlanSummary; readonly titles: Titles }) => {
  const { say, locale } = usePanelWords()
  const numbers = outcomes.map((outcome): Column<Line> => ({
    key: outcome,
    title: say(`panel.retention.outcome.${outcome}`),
    isNumber: true,
    show: (line) => countText(locale, line[outcome]),
  }))
  const acts = actions.map((action): Column<Line> => ({
    key: action,
    title: say(`panel.retention.column.${action}`),
    isNumber: true,
    show: (line) => countText(locale, line[action] ?? 0),
  }))
  const brands = useBrands()
  const forms = useForms(summary.by_form.length > 1)
  const named = (lines: PlanSummary['by_brand'], names: ReadonlyMap<number, string>): Line[] =>
    lines.map(({ id, ...counts }) => ({
      key: String(id),
      name: id === null ? say('panel.retention.none') : (names.get(id) ?? String(id)),
      ...counts,
    }))
  const byPolicy = summary.by_policy.map(({ policy, ...counts }): Line => ({
    key: policy,
    name: titles(policy),
    ...counts,
  }))
  const groups = [
    { key: 'policy', lines: byPolicy },
    { key: 'brand', lines: named(summary.by_brand, brands) },
    { key: 'form', lines: named(summary.by_form, forms) },
  ] as const
  return (
    <>
      {groups
        .filter(({ key, lines }) => key === 'policy' || lines.length > 1)
        .map(({ key, lines }) => (
          <Block key={key} title={say(`panel.retention.by.${key}`)}>
            <Grid
              label={say(`panel.retention.by.${key}`)}
              columns={[
                { key: 'name', title: say(`panel.retention.column.${key}`), show: ({ name }) => name },
                ...numbers.slice(0, 1),
                ...(key === 'policy' ? acts : []),
                ...numbers.slice(1),
              ]}
              lines={lines}
              keyOf={(line) => line.key}
              least={key === 'policy' ? 640 : 480}
              testId={`by-${key}`}
            />
          </Block>
        ))}
    </>
  )
}
