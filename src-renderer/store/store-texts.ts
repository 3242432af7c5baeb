import { create } from 'zustand';
import type { StorePage, StoreTextField } from '#shared/domain/app-store';
import type { LocaleNote } from '#shared/domain/publish-plan';
import {
  type CopiedText,
  copiedTexts,
  copiesToWrite,
  isRequiredText,
  languagesToEdit,
  offeredTexts,
  shownTexts,
  storeTextRule,
  withStoreTexts,
} from '#shared/domain/store-texts';
import type { AppError } from '#shared/errors';
import { say } from '#shared/words/say';
import { request } from '../bridge/bridge';
import { runsOfApp } from './app-pages';
import {
  canBeChanged,
  changeStoreDraft,
  idOfStore,
  type StoreKey,
  type StoreTab,
  storeOf,
  useAppStore,
} from './app-store';
import type { NotesBook } from './notes-book';
import { changeNotes, type KeptLanguage, type NotesOwner, typeNote } from './notes-history';
import { eachOnce, usePlan } from './plan';
import { planNotesBook } from './plan-notes-book';
import { useSnapshots } from './snapshots';
import { showToast } from './window';

/** What is shown of the texts of a version: which text, in which language. */
export interface TextsView {
  field: StoreTextField;
  chosen: string | null;
  /** Languages that were added and have no text yet. */
  listed: readonly string[];
  showsChanges: boolean;
  copying: CopyingTexts | null;
}

/** The sheet that copies from What to Test, or to it. Nothing is written before a person says so. */
export interface CopyingTexts {
  to: 'store' | 'notes';
  /** `1.4.0 (42)`; empty if there is none. */
  build: string;
  /** Null while they are read. */
  copies: readonly CopiedText[] | null;
  error: AppError | null;
}

const firstView: TextsView = {
  field: 'whatsNew',
  chosen: null,
  listed: [],
  showsChanges: false,
  copying: null,
};

/** By the ID of the app and platform. */
const useTextsViews = create<Readonly<Record<string, TextsView>>>(() => ({}));

export function useTextsView(app: StoreKey): TextsView {
  return useTextsViews((views) => views[idOfStore(app)] ?? firstView);
}

function viewOf(app: StoreKey): TextsView {
  return useTextsViews.getState()[idOfStore(app)] ?? firstView;
}

export function changeTextsView(app: StoreKey, change: Partial<TextsView>): void {
  useTextsViews.setState({ [idOfStore(app)]: { ...viewOf(app), ...change } });
}

/** The text that is shown: the chosen one, if the version has it. */
export function shownField(page: StorePage, { field }: Pick<TextsView, 'field'>): StoreTextField {
  const offered = offeredTexts(page);
  return offered.includes(field) ? field : 'description';
}

/** The texts that are read and typed now; null while those of the version are not known. */
function textsOf(app: StoreKey) {
  const { value: page, draft } = storeOf(useAppStore.getState(), app);
  const languages = page === null ? null : languagesToEdit(page);
  if (page === null || languages === null) return null;
  const view = viewOf(app);
  const field = shownField(page, view);
  return { page, languages, typed: draft.texts, view, field };
}

function writeTexts(
  app: StoreKey,
  field: StoreTextField,
  changed: readonly { locale: string; text: string | null }[],
): void {
  const texts = textsOf(app);
  if (texts === null) return;
  changeStoreDraft(app, { texts: withStoreTexts(texts.languages, texts.typed, field, changed) });
}

/** One text in all languages, as its history sees it. */
function ownerOf(app: StoreKey, field: StoreTextField): NotesOwner {
  return {
    key: keyOfHistory(app, field),
    now: () => {
      const texts = textsOf(app);
      if (texts === null) return null;
      const notes = shownTexts(texts.languages, texts.typed, field);
      const { listed, chosen } = texts.view;
      return { locales: localesOf(notes, listed), notes, toReview: [], chosen };
    },
    put: (languages, chosen) => putLanguages(app, field, languages, chosen),
  };
}

function keyOfHistory(app: StoreKey, field: StoreTextField): string {
  return `${idOfStore(app)} ${field}`;
}

function localesOf(notes: readonly LocaleNote[], listed: readonly string[]): string[] {
  return eachOnce(
    notes.map(({ locale }) => locale),
    listed,
  );
}

function putLanguages(
  app: StoreKey,
  field: StoreTextField,
  languages: readonly KeptLanguage[],
  chosen: string | null,
): void {
  const changed = languages.map(({ locale }) => locale);
  const listed = viewOf(app).listed.filter((locale) => !changed.includes(locale));
  const back = languages.filter(({ isListed }) => isListed).map(({ locale }) => locale);
  changeTextsView(app, { listed: [...listed, ...back], chosen });
  writeTexts(app, field, languages);
}

/** One text of the version in all its languages, for the editor; null while they are not known. */
export function storeTextsBook(
  app: StoreKey,
  page: StorePage,
  tab: Pick<StoreTab, 'draft' | 'draftError' | 'isKept'>,
  view: TextsView,
): NotesBook | null {
  const languages = languagesToEdit(page);
  if (languages === null) return null;
  const field = shownField(page, view);
  const notes = shownTexts(languages, tab.draft.texts, field);
  const locales = localesOf(notes, view.listed);
  const primary = page.app.primaryLocale ?? languages[0]?.locale ?? null;
  const owner = ownerOf(app, field);
  const { accountId, bundleId, platform } = app;
  const { open, live } = page;
  const version = open?.versionString ?? null;
  return {
    of: { kind: 'store', accountId, bundleId, platform },
    text: { field, rule: storeTextRule(field), isRequired: isRequiredText(field) },
    app: { name: page.app.name, bundleId },
    version,
    buildNumber: open?.build?.buildNumber ?? null,
    primary,
    ofApp: languages.map(({ locale }) => locale),
    locales,
    chosen: view.chosen !== null && locales.includes(view.chosen) ? view.chosen : (primary ?? null),
    notes,
    previous: null,
    sent: null,
    toReview: [],
    written: [],
    unsent: [],
    displaced: null,
    values: {
      version: version ?? live?.versionString ?? null,
      buildNumber: null,
      date: new Date(),
    },
    isEditable: canBeChanged(page),
    saving: savingOf(tab),
    historyKey: owner.key,
    isOpen: () => textsOf(app) !== null,
    write: (locale, text) =>
      typeNote(owner, locale, () => writeTexts(app, field, [{ locale, text }])),
    writeAll: (written, said) =>
      changeNotes(
        owner,
        written.map(({ locale }) => locale),
        said,
        () => writeTexts(app, field, written),
      ),
    choose: (chosen) => changeTextsView(app, { chosen }),
    add: (added) =>
      changeTextsView(app, {
        listed: eachOnce(viewOf(app).listed, added),
        ...(added[0] !== undefined && { chosen: added[0] }),
      }),
    remove: (removed) => removeLanguages(app, removed),
    markReviewed: () => undefined,
  };
}

function savingOf({
  draft,
  draftError,
  isKept,
}: Pick<StoreTab, 'draft' | 'draftError' | 'isKept'>) {
  if (draftError !== null) return { error: draftError };
  if (!isKept) return 'unsaved';
  return draft.texts.length === 0 ? 'none' : 'saved';
}

/** Languages that were added here lose all their texts, with an undo. Those of the version stay. */
function removeLanguages(app: StoreKey, removed: readonly string[]): void {
  const texts = textsOf(app);
  if (texts === null) return;
  const own = removed.filter(
    (locale) => !texts.languages.some((language) => language.locale === locale),
  );
  const [first] = own;
  if (first === undefined) return showToast(say('store-texts.stays'));
  const said =
    own.length === 1
      ? say('notes.removed', { language: { locale: first } })
      : say('notes.removed-several', { count: own.length });
  const { chosen } = texts.view;
  const isGone = ({ locale }: { locale: string }) => own.includes(locale);
  const gone = texts.typed.filter(isGone);
  const others = () => textsOf(app)?.typed.filter((one) => !isGone(one)) ?? [];
  changeTextsView(app, {
    listed: viewOf(app).listed.filter((locale) => !own.includes(locale)),
    chosen: chosen !== null && own.includes(chosen) ? null : chosen,
  });
  changeStoreDraft(app, { texts: others() });
  showToast(said, () => {
    changeTextsView(app, { listed: eachOnce(viewOf(app).listed, own), chosen });
    changeStoreDraft(app, { texts: [...others(), ...gone] });
  });
}

/** Puts back what the version has in a language, with an undo. */
export function restoreText(book: NotesBook, page: StorePage, locale: string): void {
  const { text: of } = book;
  const stored = languagesToEdit(page)?.find((one) => one.locale === locale);
  if (of === undefined || stored === undefined) return;
  book.writeAll(
    [{ locale, text: stored[of.field] ?? '' }],
    say('store-texts.restored', { language: { locale } }),
  );
}

export function closeCopying(app: StoreKey): void {
  changeTextsView(app, { copying: null });
}

/** What testers of the attached build read, else those of the build that was published last with notes. */
export async function openCopyFromNotes(app: StoreKey, book: NotesBook): Promise<void> {
  const page = storeOf(useAppStore.getState(), app).value;
  const reading: CopyingTexts = { to: 'store', build: '', copies: null, error: null };
  changeTextsView(app, { copying: reading });
  const read = await readNotes(app, page);
  // Closed meanwhile, or opened for the other way.
  if (viewOf(app).copying !== reading) return;
  const { build, notes, error } = read;
  changeTextsView(app, {
    copying: { ...reading, build, error, copies: copiedTexts(notes, allListed(book)) },
  });
}

/** Every listed language, also without a text. */
function allListed({ locales, notes }: Pick<NotesBook, 'locales' | 'notes'>): LocaleNote[] {
  return locales.map((locale) => ({
    locale,
    text: notes.find((note) => note.locale === locale)?.text ?? '',
  }));
}

interface ReadNotes {
  build: string;
  notes: readonly LocaleNote[];
  error: AppError | null;
}

async function readNotes(app: StoreKey, page: StorePage | null): Promise<ReadNotes> {
  const published = notesOfLastRun(app, page);
  const attached = page?.open?.build?.id ?? published?.buildId ?? null;
  if (attached === null) return published ?? { build: '', notes: [], error: null };
  const { accountId, bundleId } = app;
  const reply = await request('builds:read-notes', { accountId, bundleId, buildId: attached });
  if (!reply.ok) return published ?? { build: '', notes: [], error: reply.error };
  const { build, notes } = reply.value;
  return { build: buildName(build.version, build.buildNumber), notes, error: null };
}

/** Of the attached build if it was published from here, else of the newest run that sent notes. */
function notesOfLastRun(
  { accountId, bundleId }: StoreKey,
  page: StorePage | null,
): (ReadNotes & { buildId: string | null }) | null {
  const runs = runsOfApp(useSnapshots.getState(), { accountId, bundleId }, page?.app.id ?? null);
  const sent = runs.filter(({ notes }) => notes.some(({ state }) => state === 'read-back'));
  const attached = page?.open?.build?.id ?? null;
  const run = sent.find(({ ids }) => ids.build === attached) ?? sent[0];
  if (run === undefined) return null;
  const arrived = new Set(
    run.notes.flatMap(({ name, state }) => (state === 'read-back' ? name : [])),
  );
  return {
    build: buildName(run.package.version, run.package.buildNumber),
    notes: run.plan.notes.filter(({ locale }) => arrived.has(locale)),
    error: null,
    buildId: run.ids.build ?? null,
  };
}

function buildName(version: string | null, buildNumber: string | null): string {
  return [version, buildNumber && `(${buildNumber})`].filter(Boolean).join(' ');
}

/** The notes of the package that is open in Publish, if it is of this app. */
function nextBuild({ accountId, bundleId }: StoreKey): NotesBook | null {
  const { plan } = usePlan.getState();
  const isOfApp = plan?.package.info.bundleId === bundleId && plan.accountId === accountId;
  return plan !== null && isOfApp ? planNotesBook(plan) : null;
}

/** Why What's New can't become What to Test now; null if it can. */
export function notesReason(app: StoreKey): string | null {
  return nextBuild(app)?.isEditable === true ? null : say('store-texts.use-as-notes.no-plan');
}

/** What's New becomes What to Test of the next build. Its languages are those that the app has. */
export function openCopyToNotes(app: StoreKey, book: NotesBook): void {
  const notes = nextBuild(app);
  if (notes === null) return;
  const locales = eachOnce(notes.locales, notes.ofApp ?? []);
  const copies = copiedTexts(book.notes, allListed({ locales, notes: notes.notes }));
  const build = buildName(notes.version, notes.buildNumber);
  changeTextsView(app, { copying: { to: 'notes', build, copies, error: null } });
}

/** Writes what the sheet shows, with one undo. */
export function copyTexts(app: StoreKey, book: NotesBook): void {
  const { copying } = viewOf(app);
  const written = copiesToWrite(copying?.copies ?? []);
  closeCopying(app);
  if (copying === null || written.length === 0) return;
  const count = written.length;
  if (copying.to === 'store')
    return book.writeAll(written, say('store-texts.copy.done', { count }));
  nextBuild(app)?.writeAll(written, say('store-texts.use-as-notes.done', { count }));
}
