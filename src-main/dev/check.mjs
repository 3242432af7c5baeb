import { runChecks } from './check/run-checks.mjs';
import { root } from './paths.mjs';
import { runScript } from './process/stop.mjs';

await runScript(async () => {
  const results = await runChecks(root);
  return results.every((result) => result.passed) ? 0 : 1;
});
