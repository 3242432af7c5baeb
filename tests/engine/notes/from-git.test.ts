import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { toAppError } from '#shared/errors';
import {
  findCommit,
  isRefName,
  readRange,
  readRepository,
} from '../../../src-main/engine/notes/from-git/read-repository';

let folder: string;
let repository: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-git-'));
  repository = join(folder, 'orbit notes');
  await mkdir(repository);
  git('init', '--quiet', '--initial-branch=main');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

function git(...args: string[]): string {
  return gitIn(repository, ...args);
}

function gitIn(place: string, ...args: string[]): string {
  const author = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com'];
  const quiet = ['-c', 'commit.gpgSign=false', '-c', 'tag.gpgSign=false'];
  return execFileSync('git', [...author, ...quiet, ...args], { cwd: place, encoding: 'utf8' });
}

const commit = (text: string) => git('commit', '--quiet', '--allow-empty', '--message', text);
const subjects = async (since: string | null) =>
  (await readRange(repository, since)).commits.map(({ subject }) => subject);
const codeOf = async (work: Promise<unknown>) =>
  work.then(
    () => 'nothing was thrown',
    (thrown) => toAppError(thrown).code,
  );

describe('the commits of a repository', () => {
  it('notes from git have the commits after the tag, the newest first and without merges', async () => {
    commit('One');
    git('tag', 'v1.4.0');
    commit('Two');
    git('checkout', '--quiet', '-b', 'side');
    commit('On the side');
    git('checkout', '--quiet', 'main');
    commit('Three');
    git('merge', '--quiet', '--no-ff', '--no-edit', 'side');
    expect((await subjects('v1.4.0')).sort()).toEqual(['On the side', 'Three', 'Two']);
    expect(await subjects(null)).toHaveLength(4);
    expect((await subjects(null)).at(-1)).toBe('One');
  });

  it('a repository is shown with its branch, its tags and where it stands', async () => {
    commit('One');
    git('tag', '--annotate', '--message', 'The first', 'v1.0');
    commit('Two');
    git('tag', 'build/41');
    const read = await readRepository(repository);
    expect(read).toMatchObject({ name: 'orbit notes', branch: 'main', isShallow: false });
    expect(read.head.subject).toBe('Two');
    expect(read.tags.map(({ name }) => name).sort()).toEqual(['build/41', 'v1.0']);
    // An annotated tag stands for its commit.
    expect(read.tags.find(({ name }) => name === 'v1.0')?.id).toBe(
      git('rev-parse', 'v1.0^{commit}').trim(),
    );
    git('checkout', '--quiet', '--detach');
    expect((await readRepository(repository)).branch).toBeNull();
  });

  it('a folder inside the repository, a worktree and a submodule are read as well', async () => {
    commit('One');
    await mkdir(join(repository, 'ios/App'), { recursive: true });
    expect((await readRepository(join(repository, 'ios/App'))).name).toBe('orbit notes');
    git('worktree', 'add', '--quiet', '-b', 'release', join(folder, 'tree'));
    expect(await readRepository(join(folder, 'tree'))).toMatchObject({ branch: 'release' });
    const parent = join(folder, 'parent');
    await mkdir(parent);
    gitIn(parent, 'init', '--quiet');
    gitIn(
      parent,
      '-c',
      'protocol.file.allow=always',
      'submodule',
      '--quiet',
      'add',
      repository,
      'notes',
    );
    expect((await readRepository(join(parent, 'notes'))).head.subject).toBe('One');
  });

  it('a list of commits that is too long is truncated and says so', async () => {
    const commits = Array.from({ length: 520 }, (_, place) =>
      [
        `commit refs/heads/main`,
        `committer A <a@b.c> ${1_700_000_000 + place} +0000`,
        'data 3',
        'One',
        '',
      ].join('\n'),
    );
    execFileSync('git', ['fast-import', '--quiet', '--force'], {
      cwd: repository,
      input: commits.join('\n'),
    });
    const { commits: read, isCut } = await readRange(repository, null);
    expect([read.length, isCut]).toEqual([500, true]);
  });
});

describe('what cannot be read', () => {
  it('each reason why there are no notes from git has its own code', async () => {
    expect(await codeOf(readRepository(repository))).toBe('git-no-commits');
    commit('One');
    const plain = join(folder, 'plain');
    await mkdir(plain);
    vi.stubEnv('GIT_CEILING_DIRECTORIES', folder);
    expect(await codeOf(readRepository(plain))).toBe('git-not-repository');
    gitIn(folder, 'clone', '--quiet', '--bare', repository, 'bare.git');
    expect(await codeOf(readRepository(join(folder, 'bare.git')))).toBe('git-not-repository');
    expect(await codeOf(readRepository(join(folder, 'gone')))).toBe('git-failed');
    expect(await codeOf(readRange(repository, 'v9'))).toBe('git-ref-unknown');
    vi.stubEnv('PATH', plain);
    expect(await codeOf(readRepository(repository))).toBe('git-missing');
  });

  it('a shallow clone is named where its tag is missing', async () => {
    commit('One');
    git('tag', 'v1');
    commit('Two');
    gitIn(folder, 'clone', '--quiet', '--depth=1', `file://${repository}`, 'shallow');
    const shallow = join(folder, 'shallow');
    expect((await readRepository(shallow)).isShallow).toBe(true);
    expect(await codeOf(readRange(shallow, 'v1'))).toBe('git-shallow');
  });

  it('a name that git would take for an option or a range is refused before git sees it', async () => {
    commit('One');
    const refused = [
      '-all',
      '--output=/tmp/x',
      'a..b',
      'HEAD^',
      'HEAD~1',
      'a b',
      'a:b',
      '@{-1}',
      '',
    ];
    expect(refused.filter(isRefName)).toEqual([]);
    for (const ref of refused) {
      expect(await findCommit(repository, ref)).toBeNull();
      expect(await codeOf(readRange(repository, ref))).toBe('git-ref-unknown');
    }
  });
});

describe('a repository that wants to run programs', () => {
  it('no setting of a repository runs a program, whatever it names', async () => {
    commit('One');
    git('tag', 'v1');
    commit('Two');
    const proof = join(folder, 'ran');
    const program = join(folder, 'program');
    await writeFile(program, `#!/bin/sh\necho "$0 $@" >> "${proof}"\n`);
    await chmod(program, 0o755);
    const hooks = join(folder, 'hooks');
    await mkdir(hooks);
    for (const hook of [
      'post-checkout',
      'post-index-change',
      'reference-transaction',
      'pre-auto-gc',
    ])
      await writeFile(join(hooks, hook), `#!/bin/sh\ntouch "${proof}"\n`, { mode: 0o755 });
    await writeFile(join(repository, '.gitattributes'), '* diff=evil filter=evil\n');
    for (const [name, value] of [
      ['core.fsmonitor', program],
      ['core.hooksPath', hooks],
      ['core.sshCommand', program],
      ['core.pager', program],
      ['pager.log', program],
      ['core.editor', program],
      ['core.askPass', program],
      ['credential.helper', program],
      ['diff.external', program],
      ['diff.evil.textconv', program],
      ['diff.evil.command', program],
      ['filter.evil.smudge', program],
      ['log.showSignature', 'true'],
      ['gpg.program', program],
      ['gpg.ssh.program', program],
      ['alias.log', `!${program}`],
      ['alias.rev-parse', `!${program}`],
      ['remote.origin.url', `ext::${program}`],
      ['remote.origin.promisor', 'true'],
      ['remote.origin.partialclonefilter', 'tree:0'],
      ['remote.origin.uploadpack', program],
      ['extensions.partialClone', 'origin'],
      ['core.repositoryformatversion', '1'],
    ] as const)
      git('config', name, value);
    // A parent that is missing, so that a partial clone would fetch it.
    const tree = git('rev-parse', 'HEAD^{tree}').trim();
    const lost = `tree ${tree}\nparent ${'ab'.repeat(20)}\nauthor A <a@b.c> 1 +0000\ncommitter A <a@b.c> 1 +0000\n\nThree\n`;
    await readRepository(repository);
    await readRange(repository, 'v1');
    const id = execFileSync(
      'git',
      ['hash-object', '-t', 'commit', '-w', '--stdin', '--literally'],
      {
        cwd: repository,
        input: lost,
        encoding: 'utf8',
      },
    ).trim();
    await writeFile(join(repository, '.git/refs/heads/main'), `${id}\n`);
    await readRange(repository, null).catch(() => undefined);
    expect(await findCommit(repository, 'cd'.repeat(20))).toBeNull();
    expect(existsSync(proof)).toBe(false);
    // The trap does work where nothing is turned off.
    await writeFile(join(repository, '.git/refs/heads/main'), `${git('rev-parse', 'v1')}`);
    execFileSync('git', ['status'], { cwd: repository, stdio: 'ignore' });
    expect(existsSync(proof)).toBe(true);
  });

  it('git is not pointed elsewhere by the environment of Slipway', async () => {
    commit('One');
    const proof = join(folder, 'trace');
    vi.stubEnv('GIT_DIR', join(folder, 'elsewhere'));
    vi.stubEnv('GIT_TRACE', proof);
    vi.stubEnv('GIT_CONFIG_COUNT', '1');
    vi.stubEnv('GIT_CONFIG_KEY_0', 'core.fsmonitor');
    vi.stubEnv('GIT_CONFIG_VALUE_0', 'false');
    expect((await readRepository(repository)).head.subject).toBe('One');
    expect(existsSync(proof)).toBe(false);
  });

  it('a program named git in the repository is not the one that runs', async () => {
    commit('One');
    const proof = join(folder, 'ran');
    for (const name of ['git', 'git.exe'])
      await writeFile(join(repository, name), `#!/bin/sh\ntouch "${proof}"\n`, { mode: 0o755 });
    expect((await readRepository(repository)).head.subject).toBe('One');
    expect(existsSync(proof)).toBe(false);
  });
});
