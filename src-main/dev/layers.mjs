// Checks who imports whom: `node src-main/dev/layers.mjs [ROOT]`. Says each breach and ends with status 1 then.
import { findBreaches } from './layers/find-breaches.mjs';
import { root } from './paths.mjs';
import { say } from './process/say.mjs';

const { files, breaches } = findBreaches(process.argv[2] ?? root);
for (const { file, line, specifier, rule, why } of breaches)
  say(`${file}:${line} imports '${specifier}'\n  ${rule}: ${why}`);
say(`${files} files, ${breaches.length} imports against the layers`);
process.exitCode = breaches.length > 0 ? 1 : 0;
