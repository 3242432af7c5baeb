import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject, Vitest } from 'vitest/node';
import { exercisedFolderName, readExercised } from './exercised';

/**
 * Vitest calls it before a run, and what it gives back after. Once all tests of the practice server have passed,
 * each of its routes must have been answered well at least once: the run fails when one was not.
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

/** A run of a part says nothing about what the suite leaves out, and a failed one says enough already. */
function ranWhole({ config, state }: Vitest): boolean {
  if (config.testNamePattern || state.getCountOfFailedTests() > 0) return false;
  const ran = new Set(state.getPaths());
  const suite = join(import.meta.dirname, '..');
  const files = readdirSync(suite, { recursive: true, encoding: 'utf8' });
  return files
    .filter((name) => name.endsWith('.test.ts'))
    .every((name) => ran.has(join(suite, name).replaceAll('\\', '/')));
}

/** One line for the whole, and one for each route that no test had answered well. */
async function checkExercised(folder: string): Promise<void> {
  const { allRoutes } = await import('../../../src-main/practice-asc/routes/all-routes');
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
