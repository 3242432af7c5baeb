import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keyOptions, startPracticeSide } from './practice-side';
import { slipway, temporaryFolder } from './slipway-process';

const override = ['--override', 'tracking-domains=Apple took it before'];

async function sample(folder: string, ...options: string[]): Promise<string> {
  const file = join(folder, 'sample.ipa');
  await slipway(['sample', file, ...options], folder);
  return file;
}

test('a blocker is reported with the option that overrides it, and with a reason the run continues and says so', async () => {
  const folder = await temporaryFolder();
  const side = await startPracticeSide(folder);
  const file = await sample(folder, '--defect', 'tracking-domains');
  const publish = ['publish', file, '--upload-only', ...keyOptions(side)];

  const blocked = await slipway(publish, folder);
  expect(blocked.status).toBe(3);
  expect(blocked.stderr).toContain(
    'Apple refuses this. --override tracking-domains=REASON uploads this file anyway',
  );

  const dry = await slipway([...publish, '--dry-run', ...override], folder);
  expect(dry.status).toBe(0);
  expect(dry.stdout).toMatch(/Overridden: .*\n {2}Reason: Apple took it before/);

  const { status, lines } = await slipway([...publish, '--json', ...override], folder);
  expect(status).toBe(0);
  expect(lines.at(-1)).toMatchObject({
    outcome: 'done',
    overridden: [{ finding: { code: 'tracking-domains' }, reason: 'Apple took it before' }],
  });
  const shown = await slipway(['show', lines.at(-1).runId], folder);
  expect(shown.stdout).toContain('Reason: Apple took it before');
});

test('a check that can never succeed cannot be overridden, and that is reported', async () => {
  const folder = await temporaryFolder();
  const side = await startPracticeSide(folder);
  const file = await sample(folder, '--bundle-id', 'com.northwind.nowhere');
  const { status, stderr } = await slipway(
    ['publish', file, ...keyOptions(side), '--override', 'app-not-found=It will come'],
    folder,
  );
  expect(status).toBe(3);
  expect(stderr).toContain('This check can’t be overridden.');
});

test('a plan that is used again overrides nothing for the next file', async () => {
  const folder = await temporaryFolder();
  const side = await startPracticeSide(folder);
  await sample(folder, '--defect', 'tracking-domains');
  const plan = join(folder, 'plan.json');
  const publishing = (overrides: unknown[]) =>
    writeFile(plan, JSON.stringify({ packagePath: 'sample.ipa', scope: 'upload-only', overrides }));
  const reason = 'Decided long ago';
  await publishing([{ code: 'tracking-domains', reason }]);
  const blocked = await slipway(['publish', '--plan', plan, ...keyOptions(side)], folder);
  expect(blocked.status).toBe(3);
  expect(blocked.stderr).toContain('without naming a file');

  await publishing([{ code: 'tracking-domains', reason, package: { sha256: 'a'.repeat(64) } }]);
  const other = await slipway(['publish', '--plan', plan, ...keyOptions(side)], folder);
  expect(other.status).toBe(1);
  expect(other.stderr).toContain('A check was overridden for a different file');
});

test('check reports what is new since the last published package', async () => {
  const folder = await temporaryFolder();
  const side = await startPracticeSide(folder);
  const first = await sample(folder);
  const key = keyOptions(side);
  const before = await slipway(['check', first, '--json', ...key], folder);
  expect(before.lines[0].changes).toBeNull();
  await slipway(['publish', first, '--upload-only', ...key], folder);

  const next = await sample(folder, '--build', '43', '--size-mb', '1');
  const { lines } = await slipway(['check', next, '--json', ...key], folder);
  expect(lines[0].changes).toMatchObject({
    since: { version: '1.4.0', buildNumber: '42' },
    changes: [{ what: 'size' }],
  });
  const { stdout } = await slipway(['check', next, ...key], folder);
  expect(stdout).toMatch(/^Compared with 1\.4\.0 \(42\): size 30 kB → 1\.1 MB/m);
  // Without a key App Store Connect is not asked, and practice runs are not compared with a live app.
  expect((await slipway(['check', next, '--json'], folder)).lines[0].changes).toBeNull();
});
