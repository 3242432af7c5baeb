/* Notes that are made of the commits of a git repository. */

import { z } from 'zod';

/** How commits become a note: a list of their subjects, or a summary by what they change. */
export const GitForm = z.enum(['list', 'conventional']);
export type GitForm = z.infer<typeof GitForm>;

/** A commit, with what its message says. */
export const GitCommit = z.object({
  /** Hex: SHA-1 or SHA-256. */
  id: z.string().regex(/^[0-9a-f]{40,64}$/),
  /** The first line, without markers for CI such as `[skip ci]`. */
  subject: z.string(),
  /** ISO 8601: when it was committed. */
  at: z.string(),
  /** What a conventional commit says (conventionalcommits.org, 1.0.0); null for any other message. */
  change: z
    .object({
      /** In lower case, such as `feat`. */
      type: z.string(),
      scope: z.string().nullable(),
      description: z.string(),
      isBreaking: z.boolean(),
      /** The text of its `BREAKING CHANGE` footer; null without one. */
      breaking: z.string().nullable(),
    })
    .nullable(),
});
export type GitCommit = z.infer<typeof GitCommit>;

/** A tag, or a commit that is named by its ID: where the commits of a note begin. */
export const GitStart = z.object({
  /** The name of the tag, or the ID of the commit. */
  ref: z.string().min(1).max(1000),
  /** `used`: up to this commit the last published build was described. `build`: the tag of that build. */
  why: z.enum(['used', 'build', 'newest-tag']),
  /** The build that it belongs to, `1.4.0 (41)`; null where it belongs to none. */
  build: z.string().nullable(),
});
export type GitStart = z.infer<typeof GitStart>;

/** A repository as it is shown; its path stays in main. */
export const GitRepository = z.object({
  /** The name of its folder. */
  name: z.string(),
  /** Null for a detached HEAD. */
  branch: z.string().nullable(),
  head: GitCommit,
  /** Whether earlier commits are missing in this clone. */
  isShallow: z.boolean(),
  /** The newest first. */
  tags: z.array(z.object({ name: z.string(), id: z.string(), at: z.string() })),
  /** The latest commits, which can be chosen as the start too. */
  recent: z.array(GitCommit),
  start: GitStart.nullable(),
});
export type GitRepository = z.infer<typeof GitRepository>;

/** The commits after a start, the newest first, without merges. */
export const GitRange = z.object({
  commits: z.array(GitCommit),
  /** Whether there are more, which were not read. */
  isCut: z.boolean(),
});
export type GitRange = z.infer<typeof GitRange>;

/** The build that a note is for, and the newest one at App Store Connect. */
export const GitBuild = z
  .object({
    accountId: z.string().max(64),
    bundleId: z.string().min(1).max(255),
    version: z.string().max(64).nullable(),
    buildNumber: z.string().max(64),
    latest: z
      .object({ version: z.string().max(64).nullable(), buildNumber: z.string().max(64) })
      .strict()
      .nullable(),
  })
  .strict();
export type GitBuild = z.infer<typeof GitBuild>;

/** The headings of a summary, in the order of its parts. */
export const gitParts = ['breaking', 'new', 'fixed', 'faster', 'other'] as const;
export type GitPart = (typeof gitParts)[number];

const partOfType: Readonly<Record<string, GitPart>> = {
  feat: 'new',
  feature: 'new',
  fix: 'fixed',
  hotfix: 'fixed',
  perf: 'faster',
};

/** Types of commits that testers do not notice. */
const withoutEffect: ReadonlySet<string> = new Set(
  // Not shown: words of commit messages.
  'build chore ci dev doc docs refactor release style test tests'.split(' '),
);

/** The part of a summary that a commit belongs to; null if it is left out. */
export function partOf({ change }: GitCommit): GitPart | null {
  if (change === null) return 'other';
  if (change.isBreaking) return 'breaking';
  if (withoutEffect.has(change.type)) return null;
  return partOfType[change.type] ?? 'other';
}

/** Meant to be merged into another commit. */
const leftovers = /^(?:fixup|squash|amend)! /;

/** Whether a commit is part of the note until a person decides otherwise. */
export function isTakenFirst(commit: GitCommit, form: GitForm): boolean {
  if (commit.subject === '' || leftovers.test(commit.subject)) return false;
  return form === 'list' || partOf(commit) !== null;
}

/** The note of these commits, which are given newest first. */
export function gitNotesText(
  commits: readonly GitCommit[],
  form: GitForm,
  headings: Readonly<Record<GitPart, string>>,
): string {
  if (form === 'list') return eachOnce(commits.map(({ subject }) => `- ${subject}`)).join('\n');
  const parts = gitParts.flatMap((part) => {
    // What a person has ticked is never left out.
    const own = commits.filter((commit) => (partOf(commit) ?? 'other') === part);
    if (own.length === 0) return [];
    return [[headings[part], ...eachOnce(own.map(changeLine))].join('\n')];
  });
  return parts.join('\n\n');
}

function changeLine({ change, subject }: GitCommit): string {
  if (change === null) return `- ${subject}`;
  const text = change.breaking ?? change.description;
  return `- ${capital(text)}`;
}

function capital(text: string): string {
  const [first = ''] = text;
  return `${first.toUpperCase()}${text.slice(first.length)}`;
}

function eachOnce(lines: readonly string[]): string[] {
  return [...new Set(lines)];
}
