import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allInWords } from '#shared/words/say';
import { knownLocales } from '../../shared/asc/locales';
import type { PublishPlanInput } from '../../shared/domain/publish-plan';
import type { PublishRun } from '../../shared/domain/publish-run';
import { notesAtApple, writeAsColleague, writesOfNotes } from '../helpers/notes-at-apple';
import { type Rehearsal, rehearse } from '../helpers/rehearsal';
import { until } from './reliability/full-publish';

let stage: Rehearsal;
beforeEach(async () => {
  stage = await rehearse({ practice: { partSize: 64 * 1024 } });
});
afterEach(() => stage.end());

const everyLanguage = knownLocales.map((locale) => ({
  locale,
  text: `Offline search, ${locale}.`,
}));
const texts = (notes: readonly { locale: string; text: string }[]) =>
  Object.fromEntries(notes.map(({ locale, text }) => [locale, text]));

async function planned(plan: Partial<PublishPlanInput> = {}): Promise<PublishPlanInput> {
  return {
    packagePath: await stage.sample(),
    notes: everyLanguage,
    groups: ['Design'],
    ...plan,
  };
}

const writes = (method: string, path: string) =>
  stage.practice.requests.filter(
    (one) => one.method === method && one.path.startsWith(path) && one.status < 300,
  );

const stateOf = (run: PublishRun, locale: string) => run.notes.find(({ name }) => name === locale);

async function appLocales(run: PublishRun): Promise<unknown[]> {
  const { rows } = await stage.ask(`/v1/betaAppLocalizations?filter[app]=${run.app?.id}&limit=200`);
  return rows.map(({ attributes }) => attributes.locale);
}

it('the bytes of a note are those of the plan, with joiners, marks of direction, tabs and 4,000 characters', async () => {
  const notes = [
    { locale: 'en-US', text: '\tTabs\u00a0‹ → • ™ ⌘\u200b,\n\n trailing  \n' },
    { locale: 'ar-SA', text: '\u2067بحث\u2069 \u200f(1)\u200e \u202bدون شبكة\u202c' },
    // A joiner decides how the last letter is written.
    { locale: 'ml-IN', text: 'അവന്\u200d തിരയുന്നു, ന്\u200c' },
    { locale: 'fr-FR', text: 'é'.repeat(4000) },
  ];
  const run = await stage.publish(await planned({ notes }));
  expect(run.status.state).toBe('done');
  const stored = await notesAtApple(stage, run);
  for (const { locale, text } of notes)
    expect(Buffer.from(String(stored[locale])).toString('hex'), locale).toBe(
      Buffer.from(text).toString('hex'),
    );
});

describe('fifty languages', () => {
  it('fifty languages are sent with one write each, and one row of the app for each that is new to it', async () => {
    expect(everyLanguage).toHaveLength(50);
    const before = (await stage.ask('/v1/betaAppLocalizations?limit=200')).rows;
    const run = await stage.publish(await planned());
    expect(run.status.state).toBe('done');
    expect(await notesAtApple(stage, run)).toEqual(texts(everyLanguage));
    expect(run.notes.every(({ state }) => state === 'read-back')).toBe(true);
    const [created, changed] = [
      writes('POST', '/v1/betaBuildLocalizations').length,
      writes('PATCH', '/v1/betaBuildLocalizations').length,
    ];
    expect(created + changed).toBe(50);
    const now = await appLocales(run);
    const known = before.filter(({ id }) => id).length;
    const all = (await stage.ask('/v1/betaAppLocalizations?limit=200')).rows.length;
    expect(writes('POST', '/v1/betaAppLocalizations')).toHaveLength(all - known);
    expect(now).toHaveLength(50);
    // The rows are there: another text changes them.
    await stage.engine.runs.editNotes(
      run.id,
      everyLanguage.map(({ locale, text }) => ({ locale, text: `${text} And more.` })),
    );
    await stage.engine.runs.settled(run.id);
    expect(writes('PATCH', '/v1/betaBuildLocalizations').length - changed).toBe(50);
    expect(writes('POST', '/v1/betaBuildLocalizations')).toHaveLength(created);
  });

  it('one refused language of fifty stops the run before testers, with Apple’s words, and only it is sent again', async () => {
    const thirteenth = everyLanguage[12]?.locale ?? '';
    stage.practice.faults.add(`note-refused:${thirteenth}`);
    const stopped = await stage.publish(await planned({ submitForBetaReview: true }));
    expect(stopped.status).toMatchObject({
      state: 'failed',
      error: { code: 'note-refused-by-apple' },
    });
    expect(stateOf(stopped, thirteenth)).toMatchObject({
      state: 'refused',
      detail: expect.stringContaining('invalid characters'),
    });
    expect(stopped.notes.filter(({ state }) => state === 'read-back')).toHaveLength(49);
    const toTesters = /betaGroups|SubmissionS|BetaDetails/i;
    const outward = () =>
      stage.practice.requests.filter(
        ({ method, path }) => method !== 'GET' && toTesters.test(path),
      );
    expect(outward()).toEqual([]);

    const before = writesOfNotes(stage).length;
    stage.practice.faults.clear();
    await stage.engine.runs.editNotes(stopped.id, [{ locale: thirteenth, text: 'Plain.' }]);
    await stage.engine.runs.resume(stopped.id);
    const run = await stage.engine.runs.settled(stopped.id);
    expect(run.status.state).toBe('done');
    expect(writesOfNotes(stage).length - before).toBe(1);
    expect(await notesAtApple(stage, run)).toEqual({
      ...texts(everyLanguage),
      [thirteenth]: 'Plain.',
    });
  });

  it('several refused languages are named in one stop', async () => {
    for (const locale of ['de-DE', 'fr-FR']) stage.practice.faults.add(`note-refused:${locale}`);
    stage.practice.faults.add('old-refusals');
    const run = await stage.publish(await planned());
    expect(allInWords(run.status)).toMatchObject({
      state: 'failed',
      error: {
        code: 'note-refused-by-apple',
        detail: 'Notes in German and French (France): invalid characters/formats',
      },
    });
    expect(run.notes.filter(({ state }) => state === 'refused')).toHaveLength(2);
  });

  it('a language that App Store Connect fails to save takes nothing from the others, and is sent on resuming', async () => {
    const notes = everyLanguage.slice(0, 5);
    stage.practice.faults.add('server-error-before:POST /v1/betaBuildLocalizations*30');
    const stopped = await stage.publish(await planned({ notes }));
    expect(stopped.status).toMatchObject({ state: 'failed' });
    const failed = stopped.notes.filter(({ state }) => state === 'failed');
    expect(failed).toHaveLength(1);
    expect(stopped.notes.filter(({ state }) => state === 'read-back')).toHaveLength(4);
    expect(JSON.stringify(allInWords(stopped.status))).toContain('Arabic');
    await stage.engine.runs.resume(stopped.id);
    const run = await stage.engine.runs.settled(stopped.id);
    expect(run.status.state).toBe('done');
    expect(await notesAtApple(stage, run)).toEqual(texts(notes));
  });

  it('a rate limit in the middle of fifty languages is waited out, with one write each', async () => {
    const { id } = await stage.engine.runs.start(stage.connection, await planned());
    await until(stage, (run) => run.notes.some(({ state }) => state === 'sent'));
    stage.practice.faults.add('rate-limited:1*3');
    const run = await stage.engine.runs.settled(id);
    expect(run.status.state).toBe('done');
    expect(writesOfNotes(stage).filter(({ status }) => status < 300)).toHaveLength(50);
  });
});

const notes = [
  { locale: 'en-US', text: 'Offline search.\nFaster sync.\n' },
  { locale: 'pt-BR', text: 'Busca sem rede.' },
  { locale: 'fr-FR', text: 'Recherche hors ligne.' },
];

describe('what App Store Connect does with notes', () => {
  it.each(['primary-note:late', 'primary-note:never', 'primary-note:hidden', 'notes-trimmed'])(
    'notes are saved and not taken for someone else’s when App Store Connect has this: %s',
    async (fault) => {
      stage.practice.faults.add(fault);
      const run = await stage.publish(await planned({ notes }));
      expect(run.status, JSON.stringify(run.status)).toMatchObject({ state: 'done' });
      expect(run.notes.map(({ state }) => state)).toEqual(notes.map(() => 'read-back'));
      expect(Object.keys(await notesAtApple(stage, run)).sort()).toEqual([
        'en-US',
        'fr-FR',
        'pt-BR',
      ]);
    },
  );

  it('notes that reads show late are sent once', async () => {
    stage.practice.faults.add('read-lag:4');
    const run = await stage.publish(await planned({ notes }));
    expect(run.status.state).toBe('done');
    stage.practice.faults.clear();
    expect(Object.keys(await notesAtApple(stage, run))).toHaveLength(3);
    const locales = writesOfNotes(stage).filter(({ status }) => status < 300);
    expect(locales).toHaveLength(3);
  });
});

describe('notes that someone changes on the web', () => {
  it('every language that was changed is named in one stop, with what was there before and what is there now', async () => {
    stage.practice.faults.add('note-changed:en-US');
    stage.practice.faults.add('note-changed:pt-BR');
    const stopped = await stage.publish(await planned({ notes }));
    expect(allInWords(stopped.status)).toMatchObject({
      state: 'failed',
      error: {
        code: 'note-changed',
        detail: expect.stringContaining('English (US) and Portuguese (Brazil)'),
      },
    });
    const theirs = 'Please test the login.';
    expect(stateOf(stopped, 'en-US')?.elsewhere).toEqual({ base: null, theirs });
    expect(stateOf(stopped, 'fr-FR')?.state).toBe('read-back');
    expect(await notesAtApple(stage, stopped)).toMatchObject({ 'en-US': theirs, 'pt-BR': theirs });
    expect(stopped.groups.map(({ state }) => state)).toEqual(['waiting']);

    // Theirs for one language, ours for the other.
    const before = writesOfNotes(stage).length;
    await stage.engine.runs.editNotes(stopped.id, [{ locale: 'en-US', text: theirs }]);
    await stage.engine.runs.resume(stopped.id);
    const run = await stage.engine.runs.settled(stopped.id);
    expect(run.status.state).toBe('done');
    expect(run.notes.every(({ elsewhere }) => elsewhere === undefined)).toBe(true);
    expect(writesOfNotes(stage).length - before).toBe(1);
    expect(await notesAtApple(stage, run)).toEqual({
      'en-US': theirs,
      'pt-BR': 'Busca sem rede.',
      'fr-FR': 'Recherche hors ligne.',
    });
  });

  it('a text that was changed after the run is not overwritten by an edit of another language', async () => {
    const { id, ids } = await stage.publish(await planned({ notes }));
    await writeAsColleague(stage, ids.build ?? '', 'fr-FR', 'Autre chose.');
    await stage.engine.runs.editNotes(id, [{ locale: 'pt-BR', text: 'Outra busca.' }]);
    const stopped = await stage.engine.runs.settled(id);
    expect(stopped.status).toMatchObject({ state: 'failed', error: { code: 'note-changed' } });
    expect(stateOf(stopped, 'fr-FR')?.elsewhere).toEqual({
      base: 'Recherche hors ligne.',
      theirs: 'Autre chose.',
    });
    expect(await notesAtApple(stage, stopped)).toMatchObject({
      'fr-FR': 'Autre chose.',
      'pt-BR': 'Outra busca.',
    });
  });
});
