import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

const cores = availableParallelism()

export default defineConfig({
  test: {
    maxWorkers: cores,
    projects: [
      {
        test: {
          name: 'flows',
          include: ['tests/flows/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // Half of their time they wait for a server or a browser.
          maxWorkers: cores + 1,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'units',
          include: ['tests/{core,contract,server,simulator,app}/**/*.test.{ts,tsx}'],
          // What takes three seconds alone takes twenty where others have the processors too.
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // A worker loads our modules once for all its files: loading them anew for each was a third of the work.
          isolate: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'laws',
          include: ['tests/laws/**/*.test.ts'],
          testTimeout: 60_000,
          isolate: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
