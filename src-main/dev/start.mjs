import path from 'node:path';
import { electronPackage } from './bare-machine/runtime/official-runtime.mjs';
import { buildApart } from './build/build-apart.mjs';
import { requireNode } from './node-version.mjs';
import { dist, root } from './paths.mjs';
import { followNpm } from './process/follow-npm.mjs';
import { hasDisplay } from './process/has-display.mjs';
import { log } from './process/log.mjs';
import { runProgram } from './process/run-program.mjs';
import { runScript } from './process/stop.mjs';

followNpm({ killed: 'SIGTERM' });
await runScript(async () => {
  requireNode();
  electronPackage(root);
  await buildApart(root);
  if (!hasDisplay()) return rehearse();
  const { startApp } = await import('./start-app.mjs');
  return startApp(process.argv.slice(2));
});

/** What the app would show on first start, printed in the terminal; needs no Electron. */
function rehearse() {
  log('There is no display here, so no window can open. The same rehearsal in the terminal:');
  return runProgram(process.execPath, [path.join(dist, 'main/cli.js'), 'rehearse'], { cwd: root });
}
