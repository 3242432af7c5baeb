import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: ['tests/e2e/**'],
    globalSetup: ['tests/practice-asc/schema/exercised-check.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Nothing that is waited for is measured by it.
    expect: { poll: { timeout: 20_000 } },
    pool: 'forks',
    // The flows mostly wait, for servers and for clocks: more of them than cores keep the cores busy.
    maxWorkers: 4,
  },
});
