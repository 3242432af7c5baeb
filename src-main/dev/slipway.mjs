import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildApart } from './build/build-apart.mjs';
import { requireNode } from './node-version.mjs';
import { dist, root } from './paths.mjs';
import { followNpm } from './process/follow-npm.mjs';
import { runScript } from './process/stop.mjs';

followNpm({ killed: 'SIGKILL' });
await runScript(async () => {
  requireNode();
  await buildApart(root);
});

// The command runs in this process, so that its signals, its stdout and its exit status are the real ones.
if (process.exitCode === 0) {
  process.exitCode = undefined;
  const command = path.join(dist, 'main/cli.js');
  process.argv[1] = command;
  await import(pathToFileURL(command).href);
}
