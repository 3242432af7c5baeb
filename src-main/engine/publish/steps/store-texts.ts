import type { StoreLanguage } from '#shared/domain/app-store';
import type { Written } from '#shared/domain/publish-run';
import { fail } from '#shared/errors';
import { type Message, message, type Text } from '#shared/words/message';
import { changeStoreLanguage, createStoreLanguage } from '../../asc/app-store-texts';
import { LostAnswer, Refusal } from '../../asc/refusal';
import { lookForLong } from '../read-back';
import type { WriteName } from '../run-event';
import { done, known, type RunStep, type StepContext } from '../step';
import { settleWrites, writeOnce } from '../write';
import { isAboutLocale, isThereAlready } from './make-room';
import { isFirst, listVersions } from './store-find-version';
import {
  differingTexts,
  faultOf,
  languageOf,
  readLanguages,
  textsOfOthers,
  type WantedTexts,
  wantedTexts,
} from './store-wanted-texts';

/** Saves the texts of the App Store version, each language for itself, and reads them back. */
export const storeTexts: RunStep = {
  id: 'store-texts',
  skipped: ({ appStore, scope }) => {
    if (appStore === null) return message('step.skipped.no-app-store');
    if (scope === 'notes-only') return message('step.skipped.notes-only');
    if (scope === 'upload-only') return message('step.skipped.upload-only');
    const isNothing = appStore.texts.length === 0 && !appStore.whatsNewFromNotes;
    return isNothing ? message('step.skipped.no-store-texts') : null;
  },
  isKnown: ({ run }) => run.store?.texts.every(({ state }) => state !== 'waiting') ?? true,
  async run(context) {
    const versionId = versionIdOf(context);
    const rows = await readLanguages(context, versionId);
    const wanted = wantedTexts(context, rows, await hasNoWhatsNew(context));
    await refuseChanged(context, wanted, rows);
    const { written, problem } = await sendEach(context, wanted, rows);
    await prove(context, written, rows);
    failForRefused(context, wanted, problem);
    return done(result(wanted, rows));
  },
};

function versionIdOf({ record }: StepContext): string {
  // Not shown: a missing one is a bug.
  return known(record.run.store?.versionId, 'App Store version');
}

/** A first version has no What's New (app-store-connect.md, versions 9). */
async function hasNoWhatsNew(context: StepContext): Promise<boolean> {
  const versionId = versionIdOf(context);
  let versions = await listVersions(context);
  // A list that misses the run's own version may miss the released ones too.
  const isSure = () => !isFirst(versions, versionId) || versions.some(({ id }) => id === versionId);
  if (!isSure())
    await lookForLong(context, message('wait.store-texts'), async () => {
      versions = await listVersions(context);
      return isSure() ? true : null;
    });
  return isFirst(versions, versionId);
}

function result(wanted: readonly WantedTexts[], rows: readonly StoreLanguage[]): Message {
  const count = wanted.filter(({ fields }) => Object.keys(fields).length > 0).length;
  const withoutNew = wanted.filter(({ withoutWhatsNew }) => withoutWhatsNew);
  // Each language of a version needs its own description, keywords and support address by the submission.
  const onlyNew = wanted.filter(
    ({ locale, fields }) =>
      languageOf(rows, { locale }) === null && Object.keys(fields).join() === 'whatsNew',
  );
  const saved = message('step.store-texts.result', { count });
  const notes = [
    ...(withoutNew.length > 0 ? [message('step.store-texts.no-whats-new')] : []),
    ...(onlyNew.length > 0
      ? [
          message('step.store-texts.only-whats-new', {
            count: onlyNew.length,
            languages: languagesOf(onlyNew),
          }),
        ]
      : []),
  ];
  return notes.reduce(
    (before, note) => message('step.store-texts.with-note', { first: before, second: note }),
    saved,
  );
}

const languagesOf = (all: readonly { locale: string }[]) => ({
  list: all.map(({ locale }) => ({ locale })),
});

/**
 * Texts that are neither those of the plan nor what the person saw when they wrote them, and other ones than this run
 * has read back before, are of someone else. They are not overwritten without asking: the run stops once, and replaces
 * the texts when a person resumes it.
 */
async function refuseChanged(
  context: StepContext,
  wanted: readonly WantedTexts[],
  before: readonly StoreLanguage[],
): Promise<void> {
  const stateOf = ({ locale }: WantedTexts) =>
    context.record.run.store?.texts.find(({ name }) => name === locale);
  const isSaved = (texts: WantedTexts) => stateOf(texts)?.state === 'read-back';
  let rows = before;
  const changed = () =>
    wanted.filter(
      (texts) =>
        hasKeys(isSaved(texts) ? differingTexts(rows, texts) : textsOfOthers(rows, texts)) &&
        !isAsked(stateOf(texts)),
    );
  if (changed().length === 0) return;
  await lookForLong(context, message('wait.store-texts'), async () => {
    rows = await readLanguages(context, versionIdOf(context));
    return changed().length === 0 ? true : null;
  });
  const theirs = changed();
  if (theirs.length === 0) return;
  const wereSaved = theirs.every(isSaved);
  for (const { locale } of theirs)
    await context.note({
      type: 'store-texts-refused',
      locale,
      detail: message('store-version.text.changed-elsewhere'),
    });
  fail(
    'store-texts-changed',
    wereSaved
      ? message('error.store-texts-changed.detail', { languages: languagesOf(theirs) })
      : message('error.store-texts-changed.before', { languages: languagesOf(theirs) }),
  );
}

/** The run has stopped for these texts before, and a person has resumed it. */
function isAsked(text: Written | undefined): boolean {
  const { detail } = text ?? {};
  return typeof detail === 'object' && detail.key === 'store-version.text.changed-elsewhere';
}

function hasKeys(fields: object): boolean {
  return Object.keys(fields).length > 0;
}

/**
 * Returns the texts that App Store Connect confirmed, and Apple's first refusal. An error with one language does not
 * stop the others.
 */
async function sendEach(
  context: StepContext,
  wanted: readonly WantedTexts[],
  rows: readonly StoreLanguage[],
): Promise<{ written: WantedTexts[]; problem: Refusal | null }> {
  const written: WantedTexts[] = [];
  let problem: Refusal | null = null;
  let lost: LostAnswer | null = null;
  for (const texts of wanted) {
    const { locale } = texts;
    const fault = faultOf(differingTexts(rows, texts));
    if (fault !== null) {
      await context.note({ type: 'store-texts-refused', locale, detail: fault });
      continue;
    }
    await context.report(message('step.store-texts.saving', { language: { locale } }));
    try {
      await send(context, texts, rows);
      written.push(texts);
    } catch (thrown) {
      context.signal.throwIfAborted();
      if (thrown instanceof LostAnswer) lost = thrown;
      else if (isAboutTexts(thrown)) {
        problem ??= thrown;
        await context.note({ type: 'store-texts-refused', locale, detail: wordsFor(thrown) });
      } else throw thrown;
    }
  }
  if (lost !== null) {
    await prove(context, written, rows);
    throw lost;
  }
  return { written, problem };
}

/** Not a matter of the key, of the account or of the version: these texts are not taken. */
function isAboutTexts(thrown: unknown): thrown is Refusal {
  return (
    thrown instanceof Refusal &&
    thrown.error.code === 'request-refused' &&
    thrown.answer.status !== 404 &&
    !thrown.has('ENTITY_ERROR.RELATIONSHIP')
  );
}

function wordsFor(refusal: Refusal): Text {
  const apple = refusal.error.detail;
  return refusal.mentions(/can ?not be (modified|edited)/i)
    ? message('store-version.text.locked', { apple })
    : apple;
}

/** Changes the fields that differ; a language that is new to the version is created. */
async function send(
  context: StepContext,
  texts: WantedTexts,
  rows: readonly StoreLanguage[],
): Promise<void> {
  const row = languageOf(rows, texts);
  if (row === null) {
    if (hasKeys(differingTexts([], texts))) await create(context, texts);
    return;
  }
  try {
    await change(context, texts, row);
  } catch (thrown) {
    // Someone has removed the language since.
    if (!(thrown instanceof Refusal) || thrown.answer.status !== 404) throw thrown;
    await create(context, texts);
  }
}

async function create(context: StepContext, texts: WantedTexts): Promise<void> {
  const fields = differingTexts([], texts);
  try {
    await write(context, texts, () =>
      createStoreLanguage(context.asc, versionIdOf(context), texts.locale, fields),
    );
  } catch (thrown) {
    if (!isAboutLocale(thrown) || !isThereAlready(thrown)) throw thrown;
    // Apple, or someone else, was faster.
    const row = await lookForLong(context, message('wait.store-texts'), async () =>
      languageOf(await readLanguages(context, versionIdOf(context)), texts),
    );
    if (row === null) throw thrown;
    await change(context, texts, row);
  }
}

async function change(context: StepContext, texts: WantedTexts, row: StoreLanguage): Promise<void> {
  const fields = differingTexts([row], texts);
  if (!hasKeys(fields)) return;
  await write(context, texts, () => changeStoreLanguage(context.asc, row.id, fields));
}

function writeOf({ locale }: WantedTexts): WriteName {
  // Not shown: the journal’s own name.
  return `App Store texts ${locale}`;
}

async function write(
  context: StepContext,
  texts: WantedTexts,
  request: () => Promise<{ requestId: string | null }>,
): Promise<void> {
  let isSent = false;
  await writeOnce(context, {
    what: writeOf(texts),
    // A second row for a language is refused, and a second text is the same text.
    repeats: 'same-again',
    find: async () => {
      // Before it is sent the row is known: it was read a moment ago.
      if (!isSent) return null;
      const rows = await readLanguages(context, versionIdOf(context));
      return hasKeys(differingTexts(rows, texts)) ? null : true;
    },
    send: async () => {
      isSent = true;
      return { value: true as const, requestId: (await request()).requestId };
    },
  });
}

/** One list has all of them; late ones are looked for again, for as long as reads may lag behind writes. */
async function prove(
  context: StepContext,
  written: readonly WantedTexts[],
  before: readonly StoreLanguage[],
): Promise<void> {
  let rows = before;
  const isKept = (texts: WantedTexts) => !hasKeys(differingTexts(rows, texts));
  const isChanged = (texts: WantedTexts) => isTextOfOthers(texts, before, rows);
  if (!written.every(isKept)) {
    await lookForLong(context, message('wait.store-texts'), async () => {
      rows = await readLanguages(context, versionIdOf(context));
      return written.every((texts) => isKept(texts) || isChanged(texts)) ? true : null;
    });
  }
  for (const { locale } of written.filter(isKept))
    await context.note({ type: 'store-texts-read-back', locale });
  await settleWrites(context, (what) =>
    written.some((texts) => isKept(texts) && what === writeOf(texts)),
  );
  const changed = written.filter((texts) => !isKept(texts) && isChanged(texts));
  if (changed.length > 0)
    fail(
      'store-texts-changed',
      message('error.store-texts-changed.detail', { languages: languagesOf(changed) }),
    );
  const late = written.filter((texts) => !isKept(texts));
  if (late.length > 0)
    fail(
      'read-back-differs',
      message('error.read-back-differs.store-texts', { languages: languagesOf(late) }),
    );
}

/** Neither what was there before, which may still be shown for a while, nor what was sent. */
function isTextOfOthers(
  texts: WantedTexts,
  before: readonly StoreLanguage[],
  rows: readonly StoreLanguage[],
): boolean {
  const [old, now] = [languageOf(before, texts), languageOf(rows, texts)];
  return Object.keys(differingTexts(rows, texts)).some((field) => {
    const stored = now?.[field as keyof typeof texts.fields] ?? null;
    return stored !== null && stored !== '' && stored !== old?.[field as keyof typeof texts.fields];
  });
}

/** All languages at once, so that one stop is enough. */
function failForRefused(
  { record }: StepContext,
  wanted: readonly WantedTexts[],
  problem: Refusal | null,
): void {
  const refused = (record.run.store?.texts ?? []).filter(
    ({ name, state }) => state === 'refused' && wanted.some(({ locale }) => locale === name),
  );
  if (refused.length === 0) return;
  const languages = { list: refused.map(({ name: locale }) => ({ locale })) };
  const reasons = refused.flatMap(({ name: locale, detail }) => {
    if (detail === undefined) return [];
    return refused.length === 1
      ? [detail]
      : [message('store-version.text.with-reason', { language: { locale }, reason: detail })];
  });
  const detail = reasons
    .slice(0, mostReasons)
    .reduce(
      (first: Message, second) => message('store-version.text.both', { first, second }),
      message('error.store-texts-refused.detail', { languages }),
    );
  fail('store-texts-refused', detail, problem ? { apple: problem.answer, cause: problem } : {});
}

/** The rest is shown with each language. */
const mostReasons = 5;
