import { basename } from 'node:path';
import type { GitCommit, GitRange, GitRepository } from '#shared/domain/git-notes';
import { fail } from '#shared/errors';
import { message } from '#shared/words/message';
import { readMessage } from './read-message';
import { runGit } from './run-git';

/** More can't be looked through, and would not fit into a note. */
const most = { tags: 300, recent: 50, commits: 500 };

/** A tag or a commit as a person or the page names it. */
export const isRefName = (ref: string): boolean =>
  /^[^-\s~^:?*[\\\p{Cc}][^\s~^:?*[\\\p{Cc}]{0,999}$/u.test(ref) && !/\.\.|@\{/.test(ref);

/** What can be seen of a repository, but for where its commits begin. Throws `git-…`. */
export async function readRepository(
  folder: string,
  signal?: AbortSignal,
): Promise<Omit<GitRepository, 'start'>> {
  const top = await topOf(folder, signal);
  const [branch, isShallow, tags, recent] = await Promise.all([
    branchOf(top, signal),
    isShallowClone(top, signal),
    tagsOf(top, signal),
    readCommits(top, ['HEAD'], most.recent, signal),
  ]);
  const [head] = recent;
  if (head === undefined)
    return fail('git-no-commits', message('error.git-no-commits.detail', { name: basename(top) }));
  return { name: basename(top), branch, head, isShallow, tags, recent };
}

/** The commits after `since`, or all of them with null. Throws `git-…`. */
export async function readRange(
  folder: string,
  since: string | null,
  signal?: AbortSignal,
): Promise<GitRange> {
  const top = await topOf(folder, signal);
  const revisions = since === null ? ['HEAD'] : ['HEAD', `^${await commitAt(top, since, signal)}`];
  const found = await readCommits(top, ['--no-merges', ...revisions], most.commits + 1, signal);
  return { commits: found.slice(0, most.commits), isCut: found.length > most.commits };
}

/** The ID of the commit that a tag or an ID names. Throws `git-ref-unknown`, `git-shallow`. */
async function commitAt(top: string, ref: string, signal?: AbortSignal): Promise<string> {
  const id = await findCommit(top, ref, signal);
  if (id !== null) return id;
  if (await isShallowClone(top, signal))
    return fail('git-shallow', message('error.git-shallow.detail', { ref, name: basename(top) }));
  return fail('git-ref-unknown', message('error.git-ref-unknown.detail', { ref }));
}

/** Null if the repository has no such commit. */
export async function findCommit(
  folder: string,
  ref: string,
  signal?: AbortSignal,
): Promise<string | null> {
  if (!isRefName(ref)) return null;
  const asked = ['rev-parse', '--verify', '--quiet', '--end-of-options'];
  // A tag first: a branch of the same name moves on.
  for (const name of [`refs/tags/${ref}`, ref]) {
    const { status, output } = await runGit(folder, [...asked, `${name}^{commit}`], signal);
    if (status === 0 && /^[0-9a-f]{40,64}$/.test(output.trim())) return output.trim();
  }
  return null;
}

/** The folder of the whole repository; a worktree and a submodule are repositories as well. */
async function topOf(folder: string, signal?: AbortSignal): Promise<string> {
  const { status, output, errors } = await runGit(folder, ['rev-parse', '--show-toplevel'], signal);
  // Its path may end in a blank, but a line ends in a newline.
  if (status === 0) return output.replace(/\r?\n$/, '');
  const words = firstLine(errors);
  const name = basename(folder);
  if (/dubious ownership/.test(errors))
    return fail('git-not-trusted', message('error.git-not-trusted.detail', { name }));
  if (/not a git repository|cannot use bare repository|must be run in a work tree/.test(errors))
    return fail('git-not-repository', message('error.git-not-repository.detail', { name, words }));
  return fail('git-failed', message('error.git-failed.words', { words }));
}

function firstLine(errors: string): string {
  return (
    errors
      .trim()
      .split('\n')[0]
      ?.replace(/^fatal: /, '')
      .slice(0, 300) ?? ''
  );
}

async function branchOf(top: string, signal?: AbortSignal): Promise<string | null> {
  const { status, output } = await runGit(
    top,
    ['symbolic-ref', '--quiet', '--short', 'HEAD'],
    signal,
  );
  return status === 0 ? output.trim() : null;
}

async function isShallowClone(top: string, signal?: AbortSignal): Promise<boolean> {
  const { output } = await runGit(top, ['rev-parse', '--is-shallow-repository'], signal);
  return output.trim() === 'true';
}

async function tagsOf(top: string, signal?: AbortSignal): Promise<GitRepository['tags']> {
  const { status, output, errors } = await runGit(
    top,
    [
      'for-each-ref',
      `--count=${most.tags}`,
      '--sort=-creatordate',
      '--format=%(refname:lstrip=2)%00%(objecttype)%00%(objectname)%00%(*objecttype)%00%(*objectname)%00%(creatordate:iso-strict)',
      '--',
      'refs/tags',
    ],
    signal,
  );
  if (status !== 0)
    fail('git-failed', message('error.git-failed.words', { words: firstLine(errors) }));
  return output.split('\n').flatMap((line) => {
    const [name = '', type, id = '', ofType, ofId = '', at = ''] = line.split('\0');
    // One that names a tree or a file is no start.
    const commit = type === 'commit' ? id : ofType === 'commit' ? ofId : '';
    return commit === '' || !isRefName(name) ? [] : [{ name, id: commit, at }];
  });
}

async function readCommits(
  top: string,
  revisions: readonly string[],
  count: number,
  signal?: AbortSignal,
): Promise<GitCommit[]> {
  const { status, output, errors } = await runGit(
    top,
    [
      'log',
      '-z',
      '--format=%H%x00%cI%x00%B',
      '--no-show-signature',
      '--no-color',
      '--no-patch',
      `--max-count=${count}`,
      ...revisions,
      '--',
    ],
    signal,
  );
  if (status === 0) return commitsIn(output);
  // A repository that was just made.
  if (/bad revision 'HEAD'|does not have any commits/.test(errors)) return [];
  return fail('git-failed', message('error.git-failed.words', { words: firstLine(errors) }));
}

function commitsIn(output: string): GitCommit[] {
  const fields = output.split('\0');
  const commits: GitCommit[] = [];
  for (let place = 0; place + 2 < fields.length; place += 3) {
    const [id = '', at = '', text = ''] = fields.slice(place, place + 3);
    commits.push({ id, at, ...readMessage(text) });
  }
  // A last record without a NUL behind it.
  return commits;
}
