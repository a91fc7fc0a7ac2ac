import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

// Projects of different groups run one group after the other: the quick ones first, the browser alone. Files share the
// modules of their worker (`isolate`): loading the server anew for each took half of the time of the suite, and what a
// test needs it makes itself.
export default defineConfig({
  test: {
    isolate: false,
    projects: [
      {
        // As the mini app's own imports say it.
        resolve: { alias: { '@': fileURLToPath(new URL('miniapp/src', import.meta.url)) } },
        test: {
          name: 'unit',
          include: ['{shared,server,miniapp,test}/**/*.unit.test.ts'],
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'db',
          include: ['{server,test}/**/*.db.test.ts'],
          globalSetup: ['test/support/global-setup.ts'],
          maxWorkers: 2,
          // Twice what the slowest take on a slow machine, of those that name no time of their own.
          testTimeout: 40_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'weapp',
          include: ['test/{weapp,h5}/**/*.test.ts'],
          globalSetup: ['test/support/weapp-setup.ts'],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: ['test/support/browser-setup.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 180_000,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
})
