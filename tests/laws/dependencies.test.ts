import { cruise, type IForbiddenRuleType } from 'dependency-cruiser'
import { describe, expect, it } from 'vitest'

const layers = ['app', 'contract', 'core', 'server', 'simulator', 'tests', 'bench', 'tools'] as const

/** Which top-level folder may import which; a folder may always import itself. */
const mayImport: Record<(typeof layers)[number], readonly string[]> = {
  core: [],
  contract: ['core'],
  app: ['contract', 'core', 'translations'],
  server: ['contract', 'core', 'translations'],
  simulator: [],
  tests: ['app', 'contract', 'core', 'server', 'simulator', 'bench', 'tools', 'translations'],
  bench: ['app', 'contract', 'core', 'server', 'simulator', 'tests', 'tools', 'translations'],
  tools: ['app', 'contract', 'core', 'server', 'simulator', 'translations'],
}

const between = layers.map((from): IForbiddenRuleType => ({
  name: `${from} imports only what it may`,
  severity: 'error',
  from: { path: `^${from}/` },
  to: {
    path: '^(app|contract|core|server|simulator|tests|bench|tools)/',
    pathNot: `^(${[from, ...mayImport[from]].join('|')})/`,
  },
}))

const within: IForbiddenRuleType[] = [
  {
    name: 'core does no IO',
    severity: 'error',
    from: { path: '^core/' },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'core folders do not import each other',
    severity: 'error',
    from: { path: '^core/([^/]+)/' },
    to: { path: '^core/([^/]+)/', pathNot: '^core/$1/' },
  },
  {
    name: 'flows import neither zendesk nor store nor keys',
    severity: 'error',
    from: { path: '^server/flows/' },
    to: { path: '^server/', pathNot: '^server/flows/' },
  },
  ...['zendesk', 'store', 'keys', 'sinks'].map((part): IForbiddenRuleType => ({
    name: `server/${part} knows core and contract only`,
    severity: 'error',
    from: { path: `^server/${part}/` },
    to: { path: '^server/', pathNot: `^server/${part}/` },
  })),
  {
    name: 'only compose wires zendesk, store and keys',
    severity: 'error',
    from: { path: '^server/(http|jobs)/' },
    to: { path: '^server/(zendesk|store|keys|sinks)/' },
  },
  {
    name: 'no cycles',
    severity: 'error',
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
  {
    name: 'only zaf.ts knows the SDK',
    severity: 'error',
    from: { path: '^app/', pathNot: '^app/zaf\\.ts$' },
    to: { path: 'zendesk_app_framework_sdk' },
  },
]

/** markup and proposal stand on pii's words; nothing else in core leans sideways. */
const sideways = /^core\/(proposal|markup)\/.* core\/pii\//

describe('dependency direction', () => {
  it('is kept by every module', async () => {
    const { output } = await cruise([...layers], {
      ruleSet: { forbidden: [...between, ...within] },
      validate: true,
      tsPreCompilationDeps: true,
      doNotFollow: { path: 'node_modules' },
      exclude: { path: '(^|/)(dist|node_modules)/' },
    })
    if (typeof output === 'string') throw new Error('expected a structured result')
    const broken = output.summary.violations
      .map(({ rule, from, to }) => `${rule.name}: ${from} ${to}`)
      .filter((line) => !(line.startsWith('core folders') && sideways.test(line.slice(line.indexOf(': ') + 2))))
    expect(output.summary.totalCruised).toBeGreaterThan(50)
    expect(broken).toEqual([])
  })
})
