import type { Draft } from '#shared/domain/draft';
import type { LocaleNote } from '#shared/domain/publish-plan';
import { say } from '#shared/words/say';
import { request } from '../bridge/bridge';
import { changeDraft } from './draft-actions';
import {
  changePlan,
  eachOnce,
  isStillOpen,
  noteOf,
  shownDestination,
  usePlan,
  withNote,
  withoutNote,
} from './plan';
import { showToast } from './window';

export function writeNote(locale: string, text: string): void {
  changePlan(() => ({ isLocaleChosen: true }));
  changeDraft((draft) => withNote(draft, locale, text));
}

export function chooseLocale(locale: string): void {
  changePlan(() => ({ locale, isLocaleChosen: true }));
}

/** The previous or next locale in the list, wrapping around. */
export function stepLocale(by: 1 | -1): void {
  changePlan(({ locales, locale }) => {
    const at = locale === null ? -1 : locales.indexOf(locale);
    return {
      locale: locales.at((at + by) % Math.max(1, locales.length)) ?? locale,
      isLocaleChosen: true,
    };
  });
}

export function addLocale(locale: string): void {
  changePlan((plan) => ({
    locales: eachOnce(plan.locales, [locale]),
    locale,
    isLocaleChosen: true,
  }));
  changeDraft((draft) => (noteOf(draft, locale) === '' ? withNote(draft, locale, '') : draft));
}

/** Removes a language from the plan, with an undo for ten seconds. */
export function removeLocale(locale: string): void {
  const plan = usePlan.getState().plan;
  if (plan === null) return;
  const { locales, draft } = plan;
  const text = noteOf(draft, locale);
  changePlan((current) => {
    const left = current.locales.filter((one) => one !== locale);
    return {
      locales: left,
      locale: current.locale === locale ? (left[0] ?? null) : current.locale,
    };
  });
  changeDraft((current) => withoutNote(current, locale));
  showToast(say('notes.removed', { language: { locale } }), () => {
    if (!isStillOpen(plan)) return;
    changePlan((current) => ({
      locales: eachOnce(
        locales.filter((one) => one === locale || current.locales.includes(one)),
        current.locales,
      ),
      locale,
    }));
    changeDraft((current) =>
      noteOf(current, locale) === '' ? withNote(current, locale, text) : current,
    );
  });
}

/** Writes several notes at once, with one undo for all of them; text that was typed since is kept. */
function insertNotes(notes: readonly LocaleNote[], said: string): void {
  const plan = usePlan.getState().plan;
  if (plan === null) return;
  changePlan((current) => {
    const locales = eachOnce(
      current.locales,
      notes.map((note) => note.locale),
    );
    return { locales, locale: current.locale ?? locales[0] ?? null };
  });
  changeDraft((draft) => notes.reduce((all, note) => withNote(all, note.locale, note.text), draft));
  showToast(said, () => {
    if (!isStillOpen(plan)) return;
    changeDraft((draft) => notes.reduce((all, note) => asBefore(all, note, plan.draft), draft));
    changePlan(({ draft, locales, locale }) => {
      const left = locales.filter(
        (one) => plan.locales.includes(one) || draft.notes.some((note) => note.locale === one),
      );
      return {
        locales: left,
        locale: locale !== null && left.includes(locale) ? locale : (left[0] ?? null),
      };
    });
  });
}

function asBefore(draft: Draft, written: LocaleNote, before: Draft): Draft {
  const { locale, text } = written;
  if (noteOf(draft, locale) !== text) return draft;
  const had = before.notes.find((note) => note.locale === locale);
  return had === undefined ? withoutNote(draft, locale) : withNote(draft, locale, had.text);
}

/** Copies what testers saw last into the languages that are still empty. */
export function copyFromLatestBuild(): void {
  const plan = usePlan.getState().plan;
  const latest = shownDestination(plan)?.latestBuild;
  if (plan === null || latest === null || latest === undefined) return;
  const empty = latest.notes.filter((note) => noteOf(plan.draft, note.locale).trim() === '');
  if (empty.length === 0) return showToast(say('notes.all-written'));
  insertNotes(empty, say('notes.copied', { count: empty.length, build: latest.buildNumber }));
}

/** Reads notes from a file chosen in main's dialog. */
export async function importNotes(): Promise<void> {
  const plan = usePlan.getState().plan;
  const reply = await request('notes:import', {});
  // Another package is open by now: the file was chosen for the previous one.
  if (plan === null || !isStillOpen(plan)) return;
  if (!reply.ok) return changePlan(() => ({ importProblem: { error: reply.error } }));
  if (reply.value === null) return;
  const { fileName, notes, problems, leftOut } = reply.value;
  const isWhole = problems.length === 0 && leftOut.length === 0;
  changePlan(() => ({
    importProblem: isWhole ? null : { fileName, problems, leftOut },
  }));
  if (notes.length > 0)
    insertNotes(notes, say('notes.imported', { count: notes.length, file: fileName }));
}

export function forgetImportProblem(): void {
  changePlan(() => ({ importProblem: null }));
}
