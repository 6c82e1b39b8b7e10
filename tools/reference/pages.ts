import { readFile } from 'node:fs/promises'
import { problems, type ProblemCode } from '../../contract/problems.ts'
import { routes } from '../../contract/routes.ts'
import { registry } from '../../core/pii/registry.ts'
import { subscriptions } from '../../server/flows/connect/connect.ts'
import { createMetrics } from '../../server/metrics.ts'
import { authorizationUrl } from '../../server/zendesk/oauth.ts'
import { settings } from './settings.ts'

interface Texts {
  readonly entity: Readonly<Record<string, string>>
  readonly problem: Readonly<Record<string, string>>
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [heads, heads.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n')

const code = (text: string): string => `\`${text}\``

const kinds = ({ entity }: Texts): string => {
  const sources = new Map<string, Set<string>>()
  for (const { type, source } of registry) sources.set(type, (sources.get(type) ?? new Set()).add(source))
  return table(
    ['kind', 'what a person reads', 'where the rule is published'],
    [...sources].map(([type, published]) => [code(type), entity[type] ?? '', [...published].join('; ')]),
  )
}

const problemTable = ({ problem }: Texts): string =>
  table(
    ['problem', 'status', 'what a person reads'],
    (Object.keys(problems) as ProblemCode[]).map((name) => [
      code(name),
      String(problems[name].status),
      problem[name] ?? '',
    ]),
  )

const metrics = async (): Promise<string> =>
  table(
    ['metric', 'what it counts'],
    (await createMetrics().registry.getMetricsAsJSON()).map(({ name, help }) => [code(name), help]),
  )

/** As the consent page is asked for them. */
const scopes = (): string => {
  const asked = authorizationUrl({
    ...{ origin: 'https://example.zendesk.com', clientId: '-', redirectUri: '-' },
    ...{ state: '-', verifier: '-' },
  })
  const list = (new URL(asked).searchParams.get('scope') ?? '').split(' ').map(code).join(', ')
  return `${list}. Zendesk gives ticket audits, where the messages of chats stand, to the global \`read\` only, and names no narrower scope for redaction. An administrator has to allow it: webhooks and other agents’ roles are read and made with it.`
}

/** The whole of docs/reference.md, as the code is now. */
export const reference = async (): Promise<string> => {
  const texts = JSON.parse(await readFile('translations/en.json', 'utf8')) as Texts
  const parts: readonly (readonly [string, string])[] = [
    [
      'Settings',
      table(
        ['variable', 'meaning'],
        settings().map(([name, words]) => [code(name), words]),
      ),
    ],
    ['Kinds of personal data', kinds(texts)],
    ['Problems', problemTable(texts)],
    [
      'Routes',
      table(
        ['method', 'path'],
        routes.map(({ method, path }) => [method, code(path)]),
      ),
    ],
    ['OAuth scopes', scopes()],
    ['Webhook subscriptions', subscriptions.map((name) => `- ${code(name)}`).join('\n')],
    ['Metrics', await metrics()],
  ]
  const intro =
    '# Reference\n\nMade from the code by `node tools/reference.ts`; `npm run check` fails when it is out of date. A setting may stand in a file instead: `NAME_FILE` names it, for those that are secrets.'
  return `${[intro, ...parts.map(([title, body]) => `## ${title}\n\n${body}`)].join('\n\n')}\n`
}
