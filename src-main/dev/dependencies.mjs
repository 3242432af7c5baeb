// Checks the dependencies: a reason for each in src-main/dependencies.md, licenses, install scripts.
import fs from 'node:fs';
import path from 'node:path';
import { root } from './paths.mjs';
import { log } from './process/log.mjs';
import { runScript } from './process/stop.mjs';
import { dependencyFaults } from './supply/check-dependencies.mjs';

await runScript(async () => {
  const read = (/** @type {string} */ file) => fs.readFileSync(path.join(root, file), 'utf8');
  const faults = dependencyFaults({
    manifest: JSON.parse(read('package.json')),
    lockfile: JSON.parse(read('package-lock.json')),
    table: read('src-main/dependencies.md'),
  });
  for (const fault of faults) log(fault);
  return faults.length === 0 ? 0 : 1;
});
