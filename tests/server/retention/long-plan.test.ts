import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

/** What a short plan takes and some room; the fingerprints of the run alone would be more, were they kept. */
const megabytes = 40

it('a plan of any length is built, compared, hashed and certified in memory that does not grow with it', async () => {
  const args = [
    `--max-old-space-size=${megabytes}`,
    join(import.meta.dirname, 'long-plan-process.ts'),
    '30000',
    '400000',
  ]
  const { stdout } = await promisify(execFile)(process.execPath, args)
  expect(JSON.parse(stdout)).toEqual({
    state: 'ready',
    due: 30_000,
    same: {
      ...{ version_id: '7d4f4b7e-1a52-4f8b-9d39-0f6f1c1d2a10', version: 1 },
      ...{ added: 0, removed: 0, changed: 0, added_sample: [] },
    },
    fingerprints: null,
  })
}, 240_000)
