import type { BuildNotes } from '#shared/domain/build-notes';
import { featureOf } from '#shared/domain/key-features';
import type { AppError } from '#shared/errors';
import { say } from '#shared/words/say';
import { request } from '../bridge/bridge';
import type { NotesBook, NotesOf } from './notes-book';
import { openNotesEditor } from './open-notes';
import { readRuns } from './run-actions';
import { accountById, useSnapshots } from './snapshots';
import {
  changeTyped,
  isNothing,
  readTyped,
  saveTyped,
  type TypedNotes,
  typedNotesOf,
  unsentChange,
  useBuildNotes,
} from './typed-notes';
import { typedBook } from './typed-notes-book';
import { announcer, show, showToast } from './window';

export type NotesOfBuild = Omit<Extract<NotesOf, { kind: 'build' }>, 'kind'>;

/** What was typed for a build belongs to the account that would send it. */
export function idOfBuildNotes({ accountId, buildId }: NotesOfBuild): string {
  return `${accountId} ${buildId}`;
}

/** Opens the notes of a build at App Store Connect; `openerId` is the button that has the focus again after it. */
export function openBuildNotes(build: NotesOfBuild, openerId: string): void {
  openNotesEditor({ kind: 'build', ...build }, openerId);
}

/**
 * Reads the notes that the build has now. While something is typed and not sent, they stay as they were when it was
 * typed: what someone else changed since is shown before it is overwritten.
 */
export async function readBuildNotes(build: NotesOfBuild): Promise<AppError | null> {
  const id = idOfBuildNotes(build);
  await readTyped(id);
  const known = useBuildNotes.getState()[id];
  if (known !== undefined && !isNothing(unsentChange(known.notes, typedNotesOf(id)))) return null;
  const reply = await request('builds:read-notes', { ...build });
  if (!reply.ok) return reply.error;
  useBuildNotes.setState({ [id]: reply.value });
  return null;
}

/** Starts a run that sends what was typed, and shows it; returns the error if that failed. */
export async function sendBuildNotes(build: NotesOfBuild): Promise<AppError | null> {
  const id = idOfBuildNotes(build);
  await saveTyped(id);
  const known = useBuildNotes.getState()[id];
  if (known === undefined) return null;
  const { notes } = unsentChange(known.notes, typedNotesOf(id));
  if (notes.length === 0) return null;
  const reply = await request('builds:send-notes', { ...build, base: known.notes, notes });
  if (!reply.ok) return reply.error;
  changeTyped(id, () => ({ notes: [], removed: [] }));
  await saveTyped(id);
  announcer.announceNow(say('announced.run-started'));
  show({ name: 'run', runId: reply.value.runId });
  await readRuns();
  return null;
}

/** The notes of a build, with what was typed since they were read. */
export function buildNotesBook(
  build: NotesOfBuild,
  { app, build: known, locales: ofApp, notes, previous }: BuildNotes,
  typed: TypedNotes,
): NotesBook {
  const id = idOfBuildNotes(build);
  const { version, buildNumber } = known;
  const book = typedBook(id, notes, { ...typed, ofApp, previous });
  const locales = [...new Set([...ofApp, ...book.locales])];
  const { chosen } = typed;
  const account = accountById(useSnapshots.getState().accounts, build.accountId);
  const primary = app.primaryLocale ?? locales[0] ?? null;
  return {
    ...book,
    of: { kind: 'build', ...build },
    app: { name: app.name, bundleId: app.bundleId },
    version,
    buildNumber,
    primary,
    locales,
    chosen: chosen !== null && locales.includes(chosen) ? chosen : primary,
    written: [],
    sent: { buildNumber, notes },
    unsent: unsentChange(notes, typed).notes.map(({ locale }) => locale),
    values: { version, buildNumber, date: new Date() },
    isEditable: account !== null && featureOf(account, 'notes').can !== 'no' && !known.expired,
    remove: (removed) => {
      // This screen changes notes; those at App Store Connect stay.
      const isThere = (locale: string) => notes.some((note) => note.locale === locale);
      const own = removed.filter((locale) => !isThere(locale));
      if (own.length < removed.length) showToast(say('build-notes.stays'));
      if (own.length > 0) book.remove(own);
    },
  };
}
