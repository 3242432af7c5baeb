import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject, Vitest } from 'vitest/node';
import { exercisedFolderName, readExercised } from './exercised';

/**
 * Vitest calls it before a run, and its result after the run. Once all tests of the practice server have passed, each
 * route must have been answered with success at least once: the run fails when one was not.
 */
export function setup({ vitest }: TestProject): () => Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'slipway-exercised-'));
  process.env[exercisedFolderName] = folder;
  return async () => {
    try {
      if (ranWhole(vitest)) await checkExercised(folder);
    } catch (error) {
      // Vitest only prints what is thrown this late.
      process.exitCode = 1;
      throw error;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };
}

/** A filtered run does not cover everything, and a failed one says enough already. */
function ranWhole({ config, state }: Vitest): boolean {
  if (config.testNamePattern) return false;
  const suite = join(import.meta.dirname, '..');
  const passed = new Set(
    state.getFiles().flatMap(({ filepath, result }) => (result?.state === 'fail' ? [] : filepath)),
  );
  const files = readdirSync(suite, { recursive: true, encoding: 'utf8' });
  return files
    .filter((name) => name.endsWith('.test.ts'))
    .every((name) => passed.has(join(suite, name).replaceAll('\\', '/')));
}

/** One line for the whole, and one for each route that no test exercised. */
async function checkExercised(folder: string): Promise<void> {
  const { allRoutes } = await import('../../../src-main/practice/routes/all-routes');
  const { app, anyone } = readExercised(folder);
  const routes = allRoutes.map(({ method, path }) => `${method} ${path}`);
  const left = routes.filter((route) => !anyone.has(route));
  console.log(
    `Apple's schemas: ${routes.length - left.length} of ${routes.length} routes checked both ways, ` +
      `${app.size} of them as the app uses them`,
  );
  for (const route of left) console.error(`  FAILED, not exercised by any test: ${route}`);
  if (left.length > 0) process.exitCode = 1;
}
