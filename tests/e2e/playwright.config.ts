import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';

const measured = '**/big-upload.spec.ts';

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/e2e',
  // Each test has its own app and data folder, each worker its own display; they wait more than they work.
  workers: Math.min(4, Math.max(2, availableParallelism())),
  fullyParallel: true,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  projects: [
    { name: 'app', testMatch: '**/*.spec.ts', testIgnore: measured },
    // Comes last, when little is left that would disturb what it measures.
    { name: 'measured', testMatch: measured },
  ],
});
