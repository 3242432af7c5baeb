// `npm run dev`: the app with hot reload. The window's files are replaced in the page as they are saved; the main
// process and the others are rebuilt, and the app restarts. Ctrl-C, or closing the app, ends it.
import { electronPackage } from './bare-machine/runtime/official-runtime.mjs';
import { buildApart } from './build/build-apart.mjs';
import { servePage } from './hot-reload/serve-page.mjs';
import { watchSources } from './hot-reload/watch-sources.mjs';
import { requireNode } from './node-version.mjs';
import { root } from './paths.mjs';
import { followNpm } from './process/follow-npm.mjs';
import { hasDisplay } from './process/has-display.mjs';
import { log } from './process/log.mjs';
import { runScript, Stop } from './process/stop.mjs';
import { startApp } from './start-app.mjs';

followNpm({ killed: 'SIGTERM' });
await runScript(async () => {
  requireNode();
  electronPackage(root);
  if (!hasDisplay())
    throw new Stop(
      'There is no display here, so no window can open. npm start rehearses in the terminal.',
    );
  await buildApart(root);
  const page = await servePage(root);
  /** @type {import('node:child_process').ChildProcess | null} */
  let app = null;
  let isRestarting = false;
  watchSources(page.watcher, root, async (file) => {
    log(`${file} changed.`);
    const isBuilt = await buildApart(root).then(
      () => true,
      (/** @type {Error} */ error) => void log(`${error.message} The app stays as it was.`),
    );
    if (!isBuilt) return;
    isRestarting = true;
    end(app);
  });
  try {
    for (;;) {
      const status = await startApp(process.argv.slice(2), {
        env: { SLIPWAY_DEV_SERVER: page.address },
        onStarted: (started) => {
          app = started;
        },
      });
      if (!isRestarting) return status;
      isRestarting = false;
    }
  } finally {
    await page.close();
  }
});

/** Gives a publish run time to pause. An app that asks whether to quit is killed anyway: the run can be resumed. */
function end(/** @type {import('node:child_process').ChildProcess | null} */ app) {
  if (!app || app.exitCode !== null) return;
  app.kill('SIGTERM');
  const hard = setTimeout(() => app.kill('SIGKILL'), 5000);
  app.once('close', () => clearTimeout(hard));
}
