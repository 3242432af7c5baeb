import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { GitBuild, GitRange, GitRepository } from '#shared/domain/git-notes';
import type { PublishRun } from '#shared/domain/publish-run';
import { fail } from '#shared/errors';
import { message } from '#shared/words/message';
import {
  type BuildName,
  findStart,
  isSameBuild,
  type UsedCommit,
} from '../engine/notes/from-git/find-start';
import { findCommit, readRange, readRepository } from '../engine/notes/from-git/read-repository';
import type { ValueStore } from '../engine/ports';

/** Which repository belongs to which app, and up to which commit a build was described. */
export interface GitNotes {
  /** The app's repository; null until one was chosen. */
  read(build: GitBuild): Promise<GitRepository | null>;
  /** Remembers the repository of an app, if it is one. */
  choose(build: GitBuild, folder: string): Promise<GitRepository>;
  /** The commits of the app's repository after `since`. */
  range(bundleId: string, since: string | null): Promise<GitRange>;
  /** The build's note was made of the commits up to this one. */
  remember(build: GitBuild, commit: string): void;
}

interface Parts {
  store: ValueStore;
  runs: () => Promise<readonly PublishRun[]>;
  /** Whether the account is the practice one. */
  environmentOf: (accountId: string) => Promise<PublishRun['environment']>;
}

/** Lists, since names with dots are paths to a settings file. */
const Kept = {
  folders: z.array(z.object({ bundleId: z.string(), folder: z.string() })).catch([]),
  used: z
    .array(
      z.object({
        bundleId: z.string(),
        version: z.string().nullable(),
        buildNumber: z.string(),
        commit: z.string(),
      }),
    )
    .catch([]),
};

/** The latest are kept. */
const most = { folders: 200, used: 1000 };

export function createGitNotes({ store, runs, environmentOf }: Parts): GitNotes {
  const folders = () => Kept.folders.parse(store.get('folders') ?? []);
  const used = () => Kept.used.parse(store.get('used') ?? []);
  const folderOf = (bundleId: string) =>
    folders().find((one) => one.bundleId === bundleId)?.folder ?? null;

  async function withStart(build: GitBuild, folder: string): Promise<GitRepository> {
    const [repository, published] = await Promise.all([
      readRepository(folder),
      publishedBefore(build),
    ]);
    const known = await inRepository(
      folder,
      used().filter(({ bundleId }) => bundleId === build.bundleId),
    );
    const { tags } = repository;
    return { ...repository, start: findStart({ published, used: known, tags }) };
  }

  /** The builds of this app that went to App Store Connect, but for this one. */
  async function publishedBefore({
    accountId,
    bundleId,
    version,
    buildNumber,
    latest,
  }: GitBuild): Promise<BuildName[]> {
    const environment = await environmentOf(accountId);
    const ofApp = (await runs())
      .filter((run) => run.environment === environment && run.package.bundleId === bundleId)
      .sort((a, b) => b.createdAt.localeCompare(a.createdAt))
      .flatMap(({ package: info }) =>
        info.buildNumber === null ? [] : [{ version: info.version, buildNumber: info.buildNumber }],
      );
    // One that another computer has published is newer than all of this one, or is among them.
    const isKnown = latest === null || ofApp.some((one) => isSameBuild(one, latest));
    const all = isKnown ? ofApp : [latest, ...ofApp];
    return all.filter((one) => !isSameBuild(one, { version, buildNumber }));
  }

  return {
    async read(build) {
      const folder = folderOf(build.bundleId);
      return folder === null ? null : withStart(build, folder);
    },
    async choose(build, folder) {
      const repository = await withStart(build, folder);
      const others = folders().filter(({ bundleId }) => bundleId !== build.bundleId);
      const all = [{ bundleId: build.bundleId, folder }, ...others];
      store.set('folders', all.slice(0, most.folders));
      return repository;
    },
    async range(bundleId, since) {
      const folder = folderOf(bundleId);
      return folder === null
        ? fail('git-not-chosen', message('error.git-not-chosen.detail'))
        : readRange(folder, since);
    },
    remember({ bundleId, version, buildNumber }, commit) {
      const others = used().filter(
        (one) => one.bundleId !== bundleId || !isSameBuild(one, { version, buildNumber }),
      );
      const all = [{ bundleId, version, buildNumber, commit }, ...others];
      store.set('used', all.slice(0, most.used));
    },
  };
}

/** Those that this repository has: another one may have been chosen since, or its history rewritten. */
async function inRepository(folder: string, used: readonly UsedCommit[]): Promise<UsedCommit[]> {
  const there = await Promise.all(
    used.slice(0, 20).map(async (one) => (await findCommit(folder, one.commit)) !== null),
  );
  return used.filter((_, place) => there[place]);
}

/** The folder with a `.git` that a package lies in, where the dialog begins; null if there is none. */
export async function repositoryAround(packagePath: string): Promise<string | null> {
  let folder = dirname(packagePath);
  for (;;) {
    if (await exists(join(folder, '.git'))) return folder;
    const parent = dirname(folder);
    if (parent === folder) return null;
    folder = parent;
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
