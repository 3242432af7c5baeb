import { buildWhenStale } from './build/build-when-stale.mjs';
import { root } from './paths.mjs';
import { say } from './process/say.mjs';
import { runScript } from './process/stop.mjs';

await runScript(async () => {
  const outcome = await buildWhenStale(root, { force: process.argv.includes('--force') });
  if (outcome === 'fresh') say('Nothing changed since the last build.');
});
