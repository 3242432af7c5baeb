import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Several parts together, over real servers and processes, and with what was built. */
const flows = [
  'tests/flows/**/*.test.ts',
  'tests/engine/proxy/fetch-through.test.ts',
  'tests/engine/upload/**/*.test.ts',
  'tests/engine/package/reader.test.ts',
  'tests/practice-host/practice-process.test.ts',
  'tests/practice-host/sleep.test.ts',
  'tests/app/armed-runs.test.ts',
  'tests/app/confirm.test.ts',
  'tests/app/proxies.test.ts',
  'tests/app/watched-folders.test.ts',
];

const ofEvery = {
  testTimeout: 120_000,
  hookTimeout: 120_000,
  // Nothing that is waited for is measured by it.
  expect: { poll: { timeout: 40_000 } },
  setupFiles: 'tests/helpers/british-english.ts',
  pool: 'forks',
  // Files share what they import: most of them are done sooner than their imports are read.
  isolate: false,
} as const;

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    globalSetup: ['tests/practice/schema/exercised-check.ts'],
    projects: [
      {
        test: {
          ...ofEvery,
          name: 'parts',
          include: ['tests/**/*.test.ts'],
          exclude: [...flows, 'tests/e2e/**'],
          maxWorkers: availableParallelism(),
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...ofEvery,
          name: 'flows',
          include: flows,
          globalSetup: ['tests/helpers/build-first.ts'],
          // They mostly wait, for servers and for clocks: more of them than cores keep the cores busy.
          maxWorkers: 4,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
