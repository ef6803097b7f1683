import { defineConfig } from 'vitest/config'

/** Browser tests: the built application in a process of its own, on each database, driven through Chromium. */
export default defineConfig({
  test: {
    root: new URL('../..', import.meta.url).pathname,
    include: ['tests/e2e/**/*.test.ts'],
    globalSetup: ['tests/support/global-setup.ts'],
    environment: 'node',
    testTimeout: 120_000,
    hookTimeout: 180_000,
    pool: 'forks',
    // one server and one browser at a time: two cores are not many
    fileParallelism: false,
    maxWorkers: 1,
  },
})
