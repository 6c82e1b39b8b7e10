import { made } from '../../tests/core/access/generated.ts'
import { ordinary, renamed, replanted, shifted, shortened, thinned } from './perturb.ts'
import { sharedTrial } from './shared.ts'
import { outcomeOf, type Outcome, type Trial } from './trial.ts'

const day = 86_400_000

const madeTrial = (seed: number, share: number): Trial => {
  const account = made({ seed, share, agents: 16 + (seed % 4) * 4 })
  return {
    ...account,
    to: account.from + 35 * day,
    budget: 3,
    incidents: account.incidents.map(({ kind, actor, start, end, ids }) => ({
      id: kind,
      kind,
      actor,
      start,
      end,
      events: ids,
    })),
  }
}

type Series = readonly [name: string, trials: readonly (() => Trial)[]]

const seeds = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index + 1)

/** What must not matter, and what may matter little, to the judgement of one account. */
const seriesOf = (whole: Trial): readonly Series[] => {
  const roomy = doubled(whole)
  return [
    ['as it is', [() => whole]],
    ['budget 0.5', [() => ({ ...whole, budget: 0.5 })]],
    ['budget 3', [() => ({ ...whole, budget: 3 })]],
    ['twice the agents', [() => roomy]],
    ['twice, half an alert', [() => ({ ...roomy, budget: 0.5 })]],
    ['thinned to 0.4', seeds(3).map((seed) => () => thinned(whole, seed))],
    ['thinned, twice', seeds(5).map((seed) => () => thinned(roomy, seed))],
    ['some weeks later', [1, 26].map((weeks) => () => shifted(whole, weeks * 7 * day))],
    ['some days later', [1, 5].map((days) => () => shifted(whole, days * day))],
    ['agents renamed', seeds(2).map((seed) => () => renamed(whole, seed))],
    ['20 days of learning', [() => shortened(whole, 20)]],
    ['10 days of learning', [() => shortened(whole, 30)]],
    ['no tickets', [() => ({ ...roomy, tickets: [] })]],
    ['no groups', [() => withoutGroups(roomy)]],
    ['no places', [() => ({ ...roomy, ranges: undefined })]],
    ['only agents known', [() => ({ ...roomy, facts: { agents: roomy.facts.agents } })]],
    ['planted elsewhere', seeds(4).map((seed) => () => replanted(whole, seed))],
    ['elsewhere, twice', seeds(8).map((seed) => () => replanted(roomy, seed + 10))],
    ['elsewhere, thinned', seeds(6).map((seed) => () => thinned(replanted(roomy, seed + 20), seed))],
    ['elsewhere, half', seeds(6).map((seed) => () => replanted({ ...roomy, budget: 0.5 }, seed + 40))],
    ['nothing planted', [() => ordinary(whole), () => ordinary(roomy), () => shortened(ordinary(roomy), 20)]],
  ]
}

/** As many agents again, who do nothing: the same incidents weigh half as much on the budget. */
const doubled = (trial: Trial): Trial => {
  const agents = trial.facts.agents ?? []
  const idle = agents.map(({ id }) => ({ id: id + 500_000_000, role: 'agent' }))
  return { ...trial, facts: { ...trial.facts, agents: [...agents, ...idle] } }
}

const withoutGroups = (trial: Trial): Trial => ({
  ...trial,
  facts: {
    ...trial.facts,
    memberships: undefined,
    agents: trial.facts.agents?.map((agent) => ({ ...agent, group_ids: undefined })),
  },
})

const own: readonly Series[] = [
  ['made by us', seeds(6).map((seed) => () => madeTrial(seed, 1))],
  ['made by us, thinned', seeds(6).map((seed) => () => madeTrial(seed + 50, 0.4))],
]

const mean = (outcomes: readonly Outcome[], of: (outcome: Outcome) => number): number =>
  outcomes.reduce((sum, outcome) => sum + of(outcome), 0) / outcomes.length

const counted = (kinds: readonly string[]): string => {
  const counts = new Map<string, number>()
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([kind, count]) => `${kind} ${String(count)}`)
    .join(', ')
}

const lineOf = (name: string, outcomes: readonly Outcome[]): string => {
  const figure = (of: (outcome: Outcome) => number) => mean(outcomes, of).toFixed(3)
  const least = Math.min(...outcomes.map(({ recall }) => recall))
  const slowest = Math.max(...outcomes.map((one) => one.slowest))
  const columns = [
    name.padEnd(22),
    `recall ${figure(({ recall }) => recall)} (least ${least.toFixed(2)})`,
    `precision ${figure(({ precision }) => precision)}`,
    `alerts ${mean(outcomes, ({ rate }) => rate).toFixed(2)}`,
    `urgent ${slowest === Infinity ? 'missed' : `${slowest.toFixed(1)} h`}`,
  ]
  return columns.join('  ')
}

/** How well judging does, and on what it depends: recall, precision, alerts per 100 agents a day, of accounts changed. */
export const accessJudge = (): string[] => {
  const whole = sharedTrial()
  const lines: string[] = []
  if (whole === undefined) lines.push('../shared/access is absent: only accounts made by us')
  for (const [name, trials] of [...(whole === undefined ? [] : seriesOf(whole)), ...own]) {
    const outcomes = trials.map((make) => outcomeOf(make()))
    lines.push(lineOf(name, outcomes))
    lines.push(`    missed: ${counted(outcomes.flatMap(({ missed }) => missed))}`)
    lines.push(`    wrong:  ${counted(outcomes.flatMap(({ wrong }) => wrong))}`)
  }
  return lines
}
