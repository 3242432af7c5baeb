import { buildWhenStale } from './build/build-when-stale.mjs';
import { root } from './paths.mjs';
import { log } from './process/log.mjs';
import { runScript } from './process/stop.mjs';

await runScript(async () => {
  const outcome = await buildWhenStale(root, { force: process.argv.includes('--force') });
  if (outcome === 'fresh') log('Nothing changed since the last build.');
});
