import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  // They write into the guide: only `npm run pictures` takes them.
  testIgnore: process.env.SLIPWAY_PICTURES === undefined ? ['pictures/**'] : [],
  outputDir: '../../test-results/e2e',
  // Each test has its own app and data folder, each worker its own display; they wait more than they compute.
  workers: Math.min(4, Math.max(2, availableParallelism())),
  fullyParallel: true,
  timeout: 180_000,
  // Nothing is measured by these: they end what hangs, also on a busy machine.
  expect: { timeout: 30_000 },
  reporter: [['list']],
});
