import { asSent } from '#shared/asc/text-rules';
import type { LocaleNote } from '#shared/domain/publish-plan';
import { raise } from '#shared/errors';
import {
  type BuildNote,
  createBuildNote,
  createTestInformation,
  listBuildNotes,
  listTestInformation,
  updateBuildNote,
} from '../../asc/localizations';
import { Refusal } from '../../asc/refusal';
import { buildIdOf, done, known, type RunStep, type StepContext } from '../step';
import { writeOnce } from '../write';

/** Writes What to Test, one locale after the other, and reads all of them back. */
export const notes: RunStep = {
  id: 'notes',
  skipped: ({ scope, notes: wanted }) => {
    if (scope === 'upload-only') return 'only the upload was asked for';
    return wanted.length === 0 ? 'no notes were written' : null;
  },
  async run(context) {
    const { plan } = context.record.run;
    for (const note of plan.notes) {
      await context.tell(`Writing ${note.locale}`);
      await makeRoomFor(context, note.locale);
      await writeNote(context, { ...note, text: asSent(note.text) });
    }
    await readBack(context, plan.notes);
    return done(`${plan.notes.map(({ locale }) => locale).join(', ')} read back as written`);
  },
};

/** A language that is new to the app needs its row of test information first. */
async function makeRoomFor(context: StepContext, locale: string): Promise<void> {
  const appId = known(context.record.run.app?.id, 'app');
  const find = async (): Promise<string | null> =>
    (await listTestInformation(context.asc, appId)).find((row) => row.locale === locale)?.id ??
    null;
  if (await find()) return;
  await writeOnce(context, {
    what: `test information ${locale}`,
    find,
    send: async () => {
      const { id: value, requestId } = await createTestInformation(context.asc, appId, locale);
      return { value, requestId };
    },
  });
}

/** Apple makes the primary locale's row by itself at some time: look first, and again when it was quicker. */
async function writeNote(context: StepContext, note: LocaleNote): Promise<void> {
  const existing = await findNote(context, note.locale);
  if (existing?.text === note.text) return;
  if (existing) return update(context, existing, note);
  try {
    await create(context, note);
  } catch (thrown) {
    if (!(thrown instanceof Refusal) || !thrown.has('ENTITY_ERROR', '/locale')) throw thrown;
    const made = await findNote(context, note.locale);
    if (!made) throw thrown;
    await update(context, made, note);
  }
}

async function create(context: StepContext, { locale, text }: LocaleNote): Promise<void> {
  const buildId = buildIdOf(context);
  await writeOnce(context, {
    what: `note ${locale}`,
    find: async () => ((await findNote(context, locale))?.text === text ? true : null),
    send: async () => {
      const { requestId } = await createBuildNote(context.asc, buildId, locale, text);
      return { value: true, requestId };
    },
  });
}

async function update(
  context: StepContext,
  existing: BuildNote,
  { locale, text }: LocaleNote,
): Promise<void> {
  await writeOnce(context, {
    what: `note ${locale}`,
    find: async () => ((await findNote(context, locale))?.text === text ? true : null),
    send: async () => ({ value: true, ...(await updateBuildNote(context.asc, existing.id, text)) }),
  });
}

async function findNote(context: StepContext, locale: string): Promise<BuildNote | null> {
  const rows = await listBuildNotes(context.asc, buildIdOf(context));
  return rows.find((row) => row.locale === locale) ?? null;
}

async function readBack(context: StepContext, wanted: readonly LocaleNote[]): Promise<void> {
  const rows = await listBuildNotes(context.asc, buildIdOf(context));
  for (const { locale, text } of wanted) {
    const kept = rows.find((row) => row.locale === locale)?.text ?? null;
    if (kept === null) raise('read-back-differs', `The note for ${locale} is not there.`);
    if (sameText(kept, asSent(text))) await context.note({ type: 'note-read-back', locale });
    else raise('read-back-differs', `The note for ${locale} was kept as: ${kept}`);
  }
}

/** Apple may store other line ends than were sent. */
function sameText(one: string, other: string): boolean {
  return one.replaceAll('\r\n', '\n') === other.replaceAll('\r\n', '\n');
}
