import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { type OddProxy, startOddProxy } from '../../helpers/odd-proxy';
import { keyOptions, startPracticeSide } from './practice-side';
import { slipway, start, temporaryFolder } from './slipway-process';

let odd: OddProxy | undefined;
afterEach(() => odd?.close());

/** Makes the command collect garbage constantly, so that unreferenced objects are gone. */
async function collecting(folder: string): Promise<Record<string, string>> {
  const path = join(folder, 'collect.mjs');
  await writeFile(
    path,
    `import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
setFlagsFromString('--expose-gc');
setInterval(runInNewContext('gc'), 100).unref();
`,
  );
  return { NODE_OPTIONS: `--import=${pathToFileURL(path)}` };
}

test.each([
  ['GET /v1/apps', 'stall-mid-body'],
  ['PUT part', 'stall-mid-body'],
  ['GET /v1/builds/*', 'drip'],
] as const)(
  'Ctrl-C ends a publish whose %s %ss, with status 130',
  async (kind, stall) => {
    const folder = await temporaryFolder();
    const side = await startPracticeSide(folder);
    odd = await startOddProxy(side.url);
    const file = join(folder, 'sample.ipa');
    await slipway(['sample', file], folder);
    let hangs = false;
    odd.meet = (request) => {
      if (request.kind !== kind) return null;
      setTimeout(() => {
        hangs = true;
      }, 500);
      return { kind: stall, everyMs: 500 };
    };
    const publish = start(
      ['publish', file, '--json', ...keyOptions({ ...side, url: odd.url })],
      folder,
      await collecting(folder),
    );
    await expect.poll(() => hangs, { timeout: 60_000 }).toBe(true);
    const began = performance.now();
    publish.child.kill('SIGINT');
    const ended = await publish.ended;
    const ms = Math.round(performance.now() - began);
    process.stdout.write(`Ctrl-C while ${kind} ${stall}s: ${ms} ms\n`);
    expect(ended.lines.at(-1), ended.stderr).toMatchObject({ outcome: 'paused' });
    expect(ended.status).toBe(130);
    expect(ms).toBeLessThan(10_000);
  },
  120_000,
);
