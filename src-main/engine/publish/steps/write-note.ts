import type { LocaleNote } from '#shared/domain/publish-plan';
import { isStoredAs } from '#shared/domain/stored-note';
import { type Message, message } from '#shared/words/message';
import {
  type BuildNote,
  createBuildNote,
  deleteBuildNote,
  listBuildNotes,
  updateBuildNote,
} from '../../asc/localizations';
import { Refusal } from '../../asc/refusal';
import { lookForLong } from '../read-back';
import { buildIdOf, type StepContext } from '../step';
import { writeOnce } from '../write';
import { isAboutLocale, isThereAlready, makeRoomFor } from './make-room';

/** Changes the row that was just read, or creates one. */
export async function writeNote(
  context: StepContext,
  note: LocaleNote,
  row: BuildNote | null,
): Promise<void> {
  if (row === null) return create(context, note);
  try {
    await update(context, row, note);
  } catch (thrown) {
    // Someone has removed it since.
    if (!isGone(thrown)) throw thrown;
    await create(context, note);
  }
}

/**
 * Apple creates the primary locale's row at some time (app-store-connect.md, notes 5): if it was faster, that row is
 * updated.
 */
async function create(context: StepContext, note: LocaleNote): Promise<void> {
  try {
    await send(context, note, null);
  } catch (thrown) {
    if (isThereAlready(thrown)) return updateFound(context, note, thrown);
    if (!isAboutLocale(thrown)) throw thrown;
    await createInNewRoom(context, note, thrown);
  }
}

async function updateFound(context: StepContext, note: LocaleNote, thrown: Refusal): Promise<void> {
  const row = await lookForLong(context, waitingFor(note), () => findNote(context, note.locale));
  if (row === null) throw thrown;
  await update(context, row, note);
}

/** The app's row of this language was removed, or Apple does not see it yet (app-store-connect.md, notes 4). */
async function createInNewRoom(
  context: StepContext,
  note: LocaleNote,
  thrown: Refusal,
): Promise<void> {
  await makeRoomFor(context, note.locale);
  let refusal = thrown;
  const made = await lookForLong(context, waitingFor(note), async () => {
    try {
      await send(context, note, null);
      return true;
    } catch (again) {
      if (!isAboutLocale(again)) throw again;
      refusal = again;
      return isThereAlready(again) ? false : null;
    }
  });
  if (made === null) throw refusal;
  if (!made) await updateFound(context, note, refusal);
}

const waitingFor = ({ locale }: LocaleNote): Message =>
  message('wait.note', { language: { locale } });

function update(context: StepContext, row: BuildNote, note: LocaleNote): Promise<void> {
  return send(context, note, row);
}

/** Creates the row, or changes the given one. */
async function send(context: StepContext, note: LocaleNote, row: BuildNote | null): Promise<void> {
  const write = (): Promise<{ requestId: string | null }> =>
    row === null
      ? createBuildNote(context.asc, buildIdOf(context), note)
      : updateBuildNote(context.asc, row.id, note.text);
  let isSent = false;
  await writeOnce(context, {
    // Not shown: the journal’s own name.
    what: `note ${note.locale}`,
    // A second row for a language is refused, and a second text is the same text.
    repeats: 'same-again',
    find: async () => {
      // Before it is sent, the row is known: it was read a moment ago, with those of all languages.
      const now = isSent ? await findNote(context, note.locale) : row;
      return isKept(now, note) ? true : null;
    },
    send: async () => {
      isSent = true;
      return { value: true as const, requestId: (await write()).requestId };
    },
  });
}

/** A language that is not published after all. Its row may be gone already. */
export async function removeNote(context: StepContext, row: BuildNote): Promise<void> {
  await writeOnce(context, {
    // Not shown: the journal’s own name.
    what: `removal of note ${row.locale}`,
    repeats: 'same-again',
    find: async () => ((await findNote(context, row.locale)) === null ? true : null),
    send: async () => {
      const { requestId } = await deleteBuildNote(context.asc, row.id);
      return { value: true as const, requestId };
    },
  }).catch((thrown: unknown) => {
    if (!isGone(thrown)) throw thrown;
  });
}

function isGone(thrown: unknown): boolean {
  return thrown instanceof Refusal && thrown.answer.status === 404;
}

/** Shows the first of the texts that are stored instead. */
export function difference(notes: readonly LocaleNote[], rows: readonly BuildNote[]): Message {
  const languages = { list: notes.map(({ locale }) => ({ locale })) };
  const stored = notes.map((note) => rowOf(rows, note)).find((row) => row !== null);
  if (stored === undefined) return message('error.read-back-differs.notes-missing', { languages });
  const { locale, text } = stored;
  return message('error.read-back-differs.notes', { languages, language: { locale }, text });
}

/** Apple has one row for a language, whatever the case of its code (app-store-connect.md, notes 6). */
export function rowOf(
  rows: readonly BuildNote[],
  { locale }: Pick<LocaleNote, 'locale'>,
): BuildNote | null {
  return rows.find((row) => row.locale.toLowerCase() === locale.toLowerCase()) ?? null;
}

export async function readNotes(context: StepContext): Promise<BuildNote[]> {
  const rows = await listBuildNotes(context.asc, buildIdOf(context));
  context.reads.note('notes', rows);
  return rows;
}

async function findNote(context: StepContext, locale: string): Promise<BuildNote | null> {
  return rowOf(await readNotes(context), { locale });
}

export function isKept(row: BuildNote | null, { text }: LocaleNote): boolean {
  return row !== null && isStoredAs(row.text, text);
}
