// Takes the pictures of the guide and the README from the real app in practice: `npm run pictures`.
import fs from 'node:fs';
import path from 'node:path';
import { buildApart } from './build/build-apart.mjs';
import { root } from './paths.mjs';
import { runScript } from './process/stop.mjs';
import { prepareMachine } from './testing/prepare-machine.mjs';
import { runPlaywright } from './testing/run-suites.mjs';

await runScript(async () => {
  const results = path.join(root, 'test-results');
  fs.mkdirSync(results, { recursive: true });
  const env = { ...(await prepareMachine(root)), SLIPWAY_PICTURES: '1' };
  await buildApart(root);
  const { failed } = await runPlaywright({ root, results, env, filter: ['pictures'] });
  return failed === 0 ? 0 : 1;
});
