import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { slipway, temporaryFolder } from './slipway-process';

async function repository(...subjects: string[]) {
  const folder = await temporaryFolder();
  const git = (...args: string[]) =>
    execFileSync(
      'git',
      [
        '-c',
        'user.name=Ada',
        '-c',
        'user.email=a@example.com',
        '-c',
        'commit.gpgSign=false',
        ...args,
      ],
      { cwd: folder },
    );
  git('init', '--quiet');
  for (const [place, subject] of subjects.entries()) {
    git('commit', '--quiet', '--allow-empty', '--message', subject);
    if (place === 0) git('tag', 'v1');
  }
  return folder;
}

test('the command prints a note of the commits since the newest tag, as a list or a summary', async () => {
  const folder = await repository('First', 'feat: search', 'ci: faster', 'fix: crash');
  const list = await slipway(['notes', 'from-git', folder], folder);
  expect(list.status, list.stderr).toBe(0);
  expect(list.stdout).toBe('- fix: crash\n- ci: faster\n- feat: search\n');
  const summary = await slipway(['notes', 'from-git', folder, '--format', 'conventional'], folder);
  expect(summary.stdout).toBe('New\n- Search\n\nFixed\n- Crash\n');
  const { lines } = await slipway(['notes', 'from-git', folder, '--json', '--since', 'v1'], folder);
  expect(lines[0]).toMatchObject({ since: 'v1', commits: { length: 3 } });
});

test('the command ends with a code of its own where there is nothing to write', async () => {
  const folder = await repository('First');
  const nothing = await slipway(['notes', 'from-git', folder, '--json'], folder);
  expect([nothing.status, nothing.lines[0].error.code]).toEqual([1, 'git-nothing-new']);
  const unknown = await slipway(['notes', 'from-git', folder, '--since', 'v9', '--json'], folder);
  expect([unknown.status, unknown.lines[0].error.code]).toEqual([1, 'git-ref-unknown']);
  const form = await slipway(['notes', 'from-git', folder, '--format', 'poem'], folder);
  expect(form.status).toBe(2);
});
