// Checks who imports whom: `node src-main/dev/layers.mjs [ROOT]`. Lists each breach and exits with status 1 if any.
import { findBreaches } from './layers/find-breaches.mjs';
import { root } from './paths.mjs';
import { log } from './process/log.mjs';

const { files, breaches } = findBreaches(process.argv[2] ?? root);
for (const { file, line, specifier, rule, why } of breaches)
  log(`${file}:${line}${specifier && ` imports '${specifier}'`}\n  ${rule}: ${why}`);
log(`${files} files, ${breaches.length} imports against the layers`);
process.exitCode = breaches.length > 0 ? 1 : 0;
