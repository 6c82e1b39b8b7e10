import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // All of them: what a suite waits for (a server, a browser) leaves its own core idle a third of the time.
    maxWorkers: availableParallelism(),
    projects: [
      {
        test: {
          name: 'units',
          include: ['tests/{core,contract,server,simulator,app}/**/*.test.{ts,tsx}'],
          // What takes three seconds alone takes twenty where others have the processors too.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      { test: { name: 'laws', include: ['tests/laws/**/*.test.ts'], testTimeout: 60_000 } },
      { test: { name: 'flows', include: ['tests/flows/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 120_000 } },
    ],
  },
})
