import { create } from 'zustand';
import {
  type GitBuild,
  type GitForm,
  type GitPart,
  type GitRange,
  type GitRepository,
  gitNotesText,
  isTakenFirst,
} from '#shared/domain/git-notes';
import type { AppError } from '#shared/errors';
import { gitHeadings } from '#shared/words/git-headings';
import { say } from '#shared/words/say';
import { request } from '../bridge/bridge';
import { type NotesBook, noteIn } from './notes-book';
import { accountIdOf } from './notes-readers';
import { onOtherPackage, shownDestination, usePlan } from './plan';
import { useSnapshots } from './snapshots';

/** What the sheet that makes a note of commits shows. */
export interface GitNotesState {
  /** The notes that it was opened for. */
  book: NotesBook;
  build: GitBuild;
  /** Where the dialog for the folder begins; null where nothing is known. */
  packagePath: string | null;
  /** The language of the note. */
  locale: string;
  headings: Record<GitPart, string>;
  isReading: boolean;
  /** Null until one was chosen. */
  repository: GitRepository | null;
  /** A tag or commit, or null for all commits. */
  since: string | null;
  /** Whether a person chose where the commits begin. */
  isSinceChosen: boolean;
  range: GitRange | null;
  form: GitForm;
  /** The IDs of the commits that are part of the note. */
  taken: ReadonlySet<string>;
  /** As a person changed it; null while it follows the commits. */
  typed: string | null;
  error: AppError | null;
}

/** Null while the sheet is closed. */
export const useGitNotes = create<{ state: GitNotesState | null }>(() => ({ state: null }));

function change(more: Partial<GitNotesState>): void {
  useGitNotes.setState(({ state }) => ({ state: state && { ...state, ...more } }));
}

/** Opens the sheet for these notes, with the repository that was used for the app before. */
export async function openGitNotes(book: NotesBook): Promise<void> {
  const { primary, app } = book;
  if (primary === null || app.bundleId === null) return;
  const build = buildOf(book, app.bundleId);
  const headings = await gitHeadings(primary);
  if (!book.isOpen()) return;
  useGitNotes.setState({
    state: {
      book,
      build,
      packagePath: packagePathOf(book),
      locale: primary,
      headings,
      isReading: true,
      repository: null,
      since: null,
      isSinceChosen: false,
      range: null,
      form: 'list',
      taken: new Set(),
      typed: null,
      error: null,
    },
  });
  const reply = await request('git:read', { build });
  if (!isStillFor(build)) return;
  if (!reply.ok) return change({ isReading: false, error: reply.error });
  await showRepository(reply.value);
}

export function closeGitNotes(): void {
  useGitNotes.setState({ state: null });
}

onOtherPackage(() => {
  if (useGitNotes.getState().state?.book.isOpen() === false) closeGitNotes();
});

/** The folder is chosen in the system's dialog. */
export async function chooseRepository(): Promise<void> {
  const { state } = useGitNotes.getState();
  if (state === null) return;
  const { build, packagePath } = state;
  const reply = await request('git:choose', { build, path: packagePath });
  if (!isStillFor(build)) return;
  if (!reply.ok) return change({ error: reply.error });
  if (reply.value !== null) await showRepository(reply.value);
}

async function showRepository(repository: GitRepository | null): Promise<void> {
  change({ repository, error: null, isSinceChosen: false, typed: null });
  if (repository === null) return change({ isReading: false });
  await readSince(repository.start?.ref ?? null);
}

/** Shows the commits after a tag or commit, or with null all of them. */
export async function startSince(since: string | null): Promise<void> {
  change({ isSinceChosen: true });
  await readSince(since);
}

async function readSince(since: string | null): Promise<void> {
  const { state } = useGitNotes.getState();
  if (state === null) return;
  const { build } = state;
  change({ since, isReading: true, error: null });
  const reply = await request('git:range', { bundleId: build.bundleId, since });
  const now = useGitNotes.getState().state;
  // Another start was chosen meanwhile.
  if (!isStillFor(build) || now === null || now.since !== since) return;
  if (!reply.ok) return change({ isReading: false, range: null, error: reply.error });
  // Commits of this form tell testers more as a summary.
  const changes = reply.value.commits.filter((commit) => commit.change !== null).length;
  const form = changes * 2 > reply.value.commits.length ? 'conventional' : 'list';
  change({ isReading: false, range: reply.value, typed: null });
  chooseForm(form);
}

function isStillFor(build: GitBuild): boolean {
  return useGitNotes.getState().state?.build === build;
}

export function chooseForm(form: GitForm): void {
  const { state } = useGitNotes.getState();
  const commits = state?.range?.commits ?? [];
  const taken = commits.filter((commit) => isTakenFirst(commit, form)).map(({ id }) => id);
  change({ form, taken: new Set(taken), typed: null });
}

export function takeCommit(id: string, isTaken: boolean): void {
  const { state } = useGitNotes.getState();
  const taken = new Set(state?.taken);
  if (isTaken) taken.add(id);
  else taken.delete(id);
  change({ taken });
}

/** Null lets the text follow the commits again. */
export function typeGitNote(typed: string | null): void {
  change({ typed });
}

/** The note as it will be inserted. */
export function gitNoteOf({ typed, range, taken, form, headings }: GitNotesState): string {
  if (typed !== null) return typed;
  const commits = (range?.commits ?? []).filter(({ id }) => taken.has(id));
  return gitNotesText(commits, form, headings);
}

/** Writes the note with one undo, and remembers up to which commit this build is described. */
export function insertGitNote(
  book: NotesBook,
  state: GitNotesState,
  how: 'append' | 'replace',
): void {
  const { locale, build, repository } = state;
  book.writeAll(
    [{ locale, text: noteAfter(book, state, how) }],
    say('git-notes.inserted', { language: { locale } }),
  );
  book.choose(locale);
  closeGitNotes();
  if (repository !== null) void request('git:used', { build, commit: repository.head.id });
}

/** The whole note once it is inserted. */
export function noteAfter(
  book: NotesBook,
  state: GitNotesState,
  how: 'append' | 'replace',
): string {
  const text = gitNoteOf(state).trim();
  const before = noteIn(book, state.locale).trim();
  return how === 'replace' || before === '' ? text : `${before}\n\n${text}`;
}

function buildOf(book: NotesBook, bundleId: string): GitBuild {
  const { of, previous, version, buildNumber } = book;
  const ofPlan = of.kind === 'plan' ? shownDestination(usePlan.getState().plan) : null;
  const latestVersion = ofPlan?.latestBuild?.version ?? null;
  return {
    accountId: accountIdOf(of) ?? '',
    bundleId,
    version,
    buildNumber: buildNumber ?? '',
    latest: previous && { version: latestVersion, buildNumber: previous.buildNumber },
  };
}

function packagePathOf({ of }: NotesBook): string | null {
  switch (of.kind) {
    case 'plan':
      return usePlan.getState().plan?.package.path ?? null;
    case 'run':
      return useSnapshots.getState().runs[of.runId]?.plan.packagePath ?? null;
    case 'build':
    case 'store':
    case 'batch':
      return null;
  }
}
