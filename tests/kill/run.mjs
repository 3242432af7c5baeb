// Kills publishers and checks what the server has in the end: `node tests/kill/run.mjs [NAME] [--seed N]
// [--points N] [--minutes N] [--sample] [--forget-intents]`. NAME is a part of a trial's name, to repeat it alone.
import path from 'node:path';
import { buildApart } from '../../src-main/dev/build/build-apart.mjs';
import { requireNode } from '../../src-main/dev/node-version.mjs';
import { dist, root } from '../../src-main/dev/paths.mjs';
import { followNpm } from '../../src-main/dev/process/follow-npm.mjs';
import { runProgram } from '../../src-main/dev/process/run-program.mjs';
import { runScript } from '../../src-main/dev/process/stop.mjs';
import { bundlePrograms } from '../helpers/bundle-programs.mjs';

const here = import.meta.dirname;

followNpm({ killed: 'SIGTERM' });
await runScript(async () => {
  requireNode();
  await buildApart(root);
  await bundlePrograms(root, 'kill', {
    kill: path.join(here, 'kill.ts'),
    publisher: path.join(here, 'programs/publisher.ts'),
  });
  const program = path.join(dist, 'kill/kill.js');
  return runProgram(process.execPath, [program, ...process.argv.slice(2)], { cwd: root });
});
