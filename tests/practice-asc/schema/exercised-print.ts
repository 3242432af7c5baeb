import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { exercisedFolderName, readExercised } from './exercised';

/** Vitest calls it before a run, and what it gives back after. */
export function setup({ vitest }: TestProject): () => Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'slipway-exercised-'));
  process.env[exercisedFolderName] = folder;
  return async () => {
    // A run of a few files says nothing about what the suite leaves out.
    const hasWalk = vitest.state.getPaths().some((path) => path.includes('every-read'));
    if (hasWalk) await printExercised(folder);
    rmSync(folder, { recursive: true, force: true });
  };
}

/** One line for the whole, and one for each route of the practice server that no test had answered well. */
async function printExercised(folder: string): Promise<void> {
  const { allRoutes } = await import('../../../src-main/practice-asc/routes/all-routes');
  const { app, anyone } = readExercised(folder);
  const routes = allRoutes.map(({ method, path }) => `${method} ${path}`);
  const left = routes.filter((route) => !anyone.has(route));
  console.log(
    `Apple's schemas: ${routes.length - left.length} of ${routes.length} routes checked both ways, ` +
      `${app.size} of them as the app uses them`,
  );
  for (const route of left) console.log(`  not exercised: ${route}`);
}
