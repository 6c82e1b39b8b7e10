/** `npm run bench [name ...]`: figures and ratios of one run on this machine; nothing is asserted on time. */

import { access } from './access.ts'
import { accessJudge } from './access-judge/index.ts'
import { bundle } from './bundle.ts'
import { calibration } from './pii/calibration.ts'
import { pii } from './pii/index.ts'
import { requests } from './requests.ts'
import { retention } from './retention.ts'
import { scan } from './scan.ts'
import { webhooks } from './webhooks.ts'

const benches = {
  access,
  'access-judge': accessJudge,
  bundle,
  calibration,
  pii,
  scan,
  webhooks,
  requests,
  retention,
} as const
type Name = keyof typeof benches

const isName = (word: string): word is Name => Object.hasOwn(benches, word)
const words = process.argv.slice(2)
const unknown = words.filter((word) => !isName(word))
if (unknown.length > 0) {
  process.stderr.write(`No bench called ${unknown.join(', ')}; there are: ${Object.keys(benches).join(', ')}\n`)
  process.exit(2)
}

const chosen = words.length === 0 ? (Object.keys(benches) as Name[]) : words.filter(isName)
for (const name of chosen) {
  process.stdout.write(`\n== ${name}\n`)
  for (const line of await benches[name]()) process.stdout.write(`${line}\n`)
}
process.exit(0)
