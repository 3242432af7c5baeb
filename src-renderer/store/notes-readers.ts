import { isBelow, sameVersion } from '#shared/asc/version-numbers';
import type { LocaleNote } from '#shared/domain/publish-plan';
import type { PublishRun } from '#shared/domain/publish-run';
import { localeName } from '#shared/words/locale-name';
import { type NotesBook, type NotesOf, noteIn } from './notes-book';
import { eachOnce, usePlan } from './plan';
import { newestFirst, type Snapshots, useSnapshots } from './snapshots';

/** What testers of one build could read. */
export interface NotesOfBuild {
  buildNumber: string;
  notes: readonly LocaleNote[];
}

/** What testers of one language will read, and how it differs from what they read last. */
export interface Reading {
  locale: string;
  /** TestFlight shows the note of a tester's language, else that of the primary language. */
  from: 'own' | 'primary' | 'nothing';
  text: string;
  /** Null if they have read nothing before. */
  previous: string | null;
  /** The oldest build since which they read the same text; null if it is another one. */
  unchangedSince: string | null;
  /** The primary language's note was changed, and this one, written in their own language, was not. */
  isBehind: boolean;
}

/** The account that the notes are published under. */
export function accountIdOf(of: NotesOf): string | null {
  switch (of.kind) {
    case 'plan':
      return usePlan.getState().plan?.accountId ?? null;
    case 'run':
      return useSnapshots.getState().runs[of.runId]?.account.id ?? null;
    case 'build':
    case 'store':
      return of.accountId;
    case 'batch':
      return null;
  }
}

/** The builds before, newest first: the last one as App Store Connect has it, earlier ones from this computer's runs. */
export function earlierBuilds(book: NotesBook, runs: Snapshots['runs']): NotesOfBuild[] {
  const { previous } = book;
  const earlier = runsBefore(book, runs);
  if (previous === null) return onePerBuild(earlier.map(notesOfRun));
  const at = earlier.findIndex((run) => run.package.buildNumber === previous.buildNumber);
  return onePerBuild([previous, ...earlier.slice(at + 1).map(notesOfRun)]);
}

function runsBefore(book: NotesBook, runs: Snapshots['runs']): PublishRun[] {
  const accountId = accountIdOf(book.of);
  const own = book.of.kind === 'run' ? runs[book.of.runId] : undefined;
  const isOldBuild = book.of.kind === 'build' || own?.plan.scope === 'notes-only';
  return newestFirst(runs).filter(
    ({ account, package: info, notes, createdAt }) =>
      !(isOldBuild && isNewer(info, book)) &&
      account.id === accountId &&
      info.bundleId === book.app.bundleId &&
      (info.version !== book.version || info.buildNumber !== book.buildNumber) &&
      (own === undefined || createdAt < own.createdAt) &&
      notes.some(({ state }) => state === 'read-back'),
  );
}

type Build = Pick<NotesBook, 'version' | 'buildNumber'>;

/** Whether it is certainly the newer of two builds: its notes came after those of the other one. */
function isNewer(one: Build, than: Build): boolean {
  if (one.version === null || than.version === null) return false;
  if (!sameVersion(one.version, than.version)) return isBelow(than.version, one.version);
  return isBelow(than.buildNumber ?? '', one.buildNumber ?? '');
}

/** What the note is compared with: what the build has now, if it is there already, else what came before it. */
export function comparedBuilds(
  book: NotesBook,
  locale: string,
  earlier: readonly NotesOfBuild[],
): readonly NotesOfBuild[] {
  const { sent } = book;
  return sent === null || noteIn(sent, locale).trim() === '' ? earlier : [sent, ...earlier];
}

/** Only what was read back reached the testers. */
function notesOfRun({ package: info, plan, notes }: PublishRun): NotesOfBuild {
  const arrived = new Set(
    notes.flatMap(({ name, state }) => (state === 'read-back' ? [name] : [])),
  );
  return {
    buildNumber: info.buildNumber ?? '',
    notes: plan.notes.filter(({ locale }) => arrived.has(locale)),
  };
}

/** A build that was published again is the newest of its runs. */
function onePerBuild(builds: readonly NotesOfBuild[]): NotesOfBuild[] {
  return builds.filter(
    ({ buildNumber }, at) => builds.findIndex((other) => other.buildNumber === buildNumber) === at,
  );
}

/** For every language, the primary one first and then by name. */
export function readingsOf(book: NotesBook, builds: readonly NotesOfBuild[]): Reading[] {
  return byName(eachOnce(book.locales, book.ofApp ?? []), book.primary).map((locale) =>
    readingIn(locale, book, builds),
  );
}

/** The primary language first, then by the names that are shown. */
function byName(locales: readonly string[], primary: string | null): string[] {
  return locales
    .map((locale) => ({ locale, name: localeName(locale), isFirst: locale === primary }))
    .sort((a, b) => Number(b.isFirst) - Number(a.isFirst) || a.name.localeCompare(b.name))
    .map(({ locale }) => locale);
}

export function readingIn(
  locale: string,
  { notes, primary }: Pick<NotesBook, 'notes' | 'primary'>,
  builds: readonly NotesOfBuild[],
): Reading {
  const last = builds[0]?.notes ?? [];
  const { from, text } = shownIn(locale, notes, primary);
  const before = shownIn(locale, last, primary);
  const isOwnUnchanged = from === 'own' && before.from === 'own' && before.text === text;
  return {
    locale,
    from,
    text,
    previous: before.from === 'nothing' ? null : before.text,
    unchangedSince: unchangedSince(locale, text, primary, builds),
    isBehind:
      isOwnUnchanged &&
      primary !== null &&
      locale !== primary &&
      noteIn({ notes: last }, primary) !== noteIn({ notes }, primary),
  };
}

function shownIn(
  locale: string,
  notes: readonly LocaleNote[],
  primary: string | null,
): Pick<Reading, 'from' | 'text'> {
  const own = noteIn({ notes }, locale);
  if (own.trim() !== '') return { from: 'own', text: own };
  const instead = primary === null ? '' : noteIn({ notes }, primary);
  return instead.trim() === '' ? { from: 'nothing', text: '' } : { from: 'primary', text: instead };
}

function unchangedSince(
  locale: string,
  text: string,
  primary: string | null,
  builds: readonly NotesOfBuild[],
): string | null {
  if (text === '') return null;
  const at = builds.findIndex(({ notes }) => shownIn(locale, notes, primary).text !== text);
  const same = at === -1 ? builds : builds.slice(0, at);
  return same.at(-1)?.buildNumber ?? null;
}
