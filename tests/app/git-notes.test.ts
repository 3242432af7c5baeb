import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { GitBuild } from '#shared/domain/git-notes';
import type { PublishRun } from '#shared/domain/publish-run';
import { toAppError } from '#shared/errors';
import { requests } from '#shared/ipc/contract';
import { createGitNotes, repositoryAround } from '../../src-main/app/git-notes';
import { gitHandlers } from '../../src-main/app/ipc/git-handlers';
import type { HandlerParts } from '../../src-main/app/ipc/handlers';
import { sampleRun } from '../helpers/sample-run';

let folder: string;
let repository: string;
let kept: Map<string, unknown>;
let runs: PublishRun[];
let chosen: string | null;
let startedIn: (string | undefined)[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-git-app-'));
  repository = join(folder, 'orbit');
  await mkdir(repository);
  git('init', '--quiet', '--initial-branch=main');
  commit('One');
  kept = new Map();
  runs = [];
  chosen = repository;
  startedIn = [];
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function git(...args: string[]): string {
  const author = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com'];
  return execFileSync('git', [...author, '-c', 'commit.gpgSign=false', ...args], {
    cwd: repository,
    encoding: 'utf8',
  }).trim();
}

function commit(text: string): string {
  git('commit', '--quiet', '--allow-empty', '--message', text);
  return git('rev-parse', 'HEAD');
}

/** What a start of the app has: the same settings file, and nothing else. */
function handlers() {
  const gitNotes = createGitNotes({
    store: { get: (name) => kept.get(name), set: (name, value) => void kept.set(name, value) },
    runs: async () => runs,
    environmentOf: async () => 'live',
  });
  return gitHandlers({
    gitNotes,
    chooseFolder: async ({ startsIn }: { startsIn?: string }) => {
      startedIn.push(startsIn);
      return chosen;
    },
  } as unknown as HandlerParts);
}

const build = (buildNumber: string, latest: GitBuild['latest'] = null): GitBuild => ({
  accountId: 'a',
  bundleId: 'com.northwind.orbit',
  version: '1.4.0',
  buildNumber,
  latest,
});

function published(buildNumber: string, environment: PublishRun['environment'] = 'live'): void {
  const run = sampleRun();
  runs.push({
    ...run,
    environment,
    createdAt: `2026-11-0${runs.length + 1}T12:00:00Z`,
    package: { ...run.package, bundleId: 'com.northwind.orbit', version: '1.4.0', buildNumber },
  });
}

it('the repository of an app is remembered, and that of another app is not shown', async () => {
  expect(await handlers()['git:read']({ build: build('42') })).toBeNull();
  await handlers()['git:choose']({ build: build('42'), path: null });
  expect(await handlers()['git:read']({ build: build('43') })).toMatchObject({ name: 'orbit' });
  const other = { ...build('1'), bundleId: 'com.northwind.other' };
  expect(await handlers()['git:read']({ build: other })).toBeNull();
});

it('nothing is remembered of a folder that is no repository, or of a dialog that was closed', async () => {
  chosen = null;
  expect(await handlers()['git:choose']({ build: build('42'), path: null })).toBeNull();
  chosen = folder;
  const refused = await Promise.resolve(
    handlers()['git:choose']({ build: build('42'), path: null }),
  ).catch((thrown) => toAppError(thrown).code);
  expect(refused).toBe('git-not-repository');
  expect(kept.get('folders')).toBeUndefined();
});

it('the dialog begins in the repository that the package lies in', async () => {
  await mkdir(join(repository, 'build/out'), { recursive: true });
  const path = join(repository, 'build/out/Orbit.ipa');
  expect(await repositoryAround(path)).toBe(repository);
  await handlers()['git:choose']({ build: build('42'), path });
  await handlers()['git:choose']({ build: build('42'), path: join(folder, 'Orbit.ipa') });
  expect(startedIn).toEqual([repository, undefined]);
});

it('the next note begins where the note of the last published build ended', async () => {
  const first = await handlers()['git:choose']({ build: build('41'), path: null });
  expect(first?.start).toBeNull();
  await handlers()['git:used']({ build: build('41'), commit: first?.head.id ?? '' });
  commit('Two');
  // Not published so far: the commits are still new to testers.
  expect((await handlers()['git:read']({ build: build('42') }))?.start).toBeNull();
  published('41', 'practice');
  expect((await handlers()['git:read']({ build: build('42') }))?.start).toBeNull();
  published('41');
  const start = (await handlers()['git:read']({ build: build('42') }))?.start;
  expect(start).toMatchObject({ ref: first?.head.id, why: 'used', build: '1.4.0 (41)' });
  const { commits } = await handlers()['git:range']({
    bundleId: 'com.northwind.orbit',
    since: start?.ref ?? null,
  });
  expect(commits.map(({ subject }) => subject)).toEqual(['Two']);
  // The same build once more: its note begins where it did.
  expect((await handlers()['git:read']({ build: build('41') }))?.start).toBeNull();
});

it('the tag of a build that another computer published is found', async () => {
  git('tag', 'build/40');
  commit('Two');
  git('tag', 'nightly');
  const latest = { version: '1.4.0', buildNumber: '40' };
  const read = await handlers()['git:choose']({ build: build('42', latest), path: null });
  expect(read?.start).toMatchObject({ ref: 'build/40', why: 'build' });
});

it('the page can name no folder, no option and no range', async () => {
  const { 'git:read': read, 'git:range': range, 'git:used': used } = requests;
  const folderNamed = { build: { ...build('42'), folder: '/etc' } };
  expect(read.params.safeParse(folderNamed).success).toBe(false);
  expect(range.params.safeParse({ bundleId: 'a', since: null, folder: '/' }).success).toBe(false);
  expect(used.params.safeParse({ build: build('42'), commit: '--all' }).success).toBe(false);
  expect(GitBuild.safeParse(build('42')).success).toBe(true);
  await handlers()['git:choose']({ build: build('42'), path: null });
  const outcome = await Promise.resolve(
    handlers()['git:range']({ bundleId: 'com.northwind.orbit', since: '--output=/tmp/x' }),
  ).catch((thrown) => toAppError(thrown).code);
  expect(outcome).toBe('git-ref-unknown');
});

it('a settings file with anything in it is as if nothing was remembered', async () => {
  kept.set('folders', 'no list');
  kept.set('used', [{ bundleId: 1 }]);
  expect(await handlers()['git:read']({ build: build('42') })).toBeNull();
});
