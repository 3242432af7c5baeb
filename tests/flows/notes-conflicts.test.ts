import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inWords } from '#shared/words/say';
import type { PublishPlanInput } from '../../shared/domain/publish-plan';
import type { PublishRun } from '../../shared/domain/publish-run';
import { stepOf } from '../../shared/domain/run-readers';
import {
  notesAtApple,
  removeAsColleague,
  writeAsColleague,
  writesOfNotes,
} from '../helpers/notes-at-apple';
import { type Rehearsal, rehearse } from '../helpers/rehearsal';

/* Notes that someone else changes or deletes at App Store Connect after a run has sent them. */

let stage: Rehearsal;
beforeEach(async () => {
  stage = await rehearse({ practice: { partSize: 64 * 1024 } });
});
afterEach(() => stage.end());

const notes = [
  { locale: 'en-US', text: 'Offline search.' },
  { locale: 'fr-FR', text: 'Recherche hors ligne.' },
  { locale: 'ja', text: 'オフライン検索。' },
  { locale: 'pt-BR', text: 'Busca sem rede.' },
];

async function published(plan: Partial<PublishPlanInput> = {}): Promise<PublishRun> {
  const run = await stage.publish({
    packagePath: await stage.sample(),
    notes,
    groups: ['Design'],
    ...plan,
  });
  expect(run.status.state, JSON.stringify(run.status)).toBe('done');
  return run;
}

async function edited(
  { id }: PublishRun,
  texts: Record<string, string>,
  removed: string[] = [],
): Promise<PublishRun> {
  const changed = Object.entries(texts).map(([locale, text]) => ({ locale, text }));
  await stage.engine.runs.editNotes(id, changed, removed);
  return stage.engine.runs.settled(id);
}

const build = ({ ids }: PublishRun) => ids.build ?? '';
const noteOf = (run: PublishRun, locale: string) => run.notes.find(({ name }) => name === locale);
const detailOf = ({ status }: PublishRun) =>
  status.state === 'failed' ? inWords(status.error.detail) : '';
const reads = () =>
  stage.practice.requests.filter(
    ({ method, path }) => method === 'GET' && path.startsWith('/v1/betaBuildLocalizations'),
  ).length;

describe('every language is compared on every sending', () => {
  it('a text changed and a note deleted in languages that nobody edited are shown, and not written over', async () => {
    const run = await published();
    await writeAsColleague(stage, build(run), 'en-US', 'Someone else.');
    await removeAsColleague(stage, build(run), 'fr-FR');
    await writeAsColleague(stage, build(run), 'ja', 'Bob.');
    const before = reads();
    const stopped = await edited(run, { ja: '検索。', 'pt-BR': 'Outra busca.' });
    expect(stopped.status).toMatchObject({ state: 'failed', error: { code: 'note-changed' } });
    expect(noteOf(stopped, 'en-US')?.elsewhere).toEqual({
      base: 'Offline search.',
      theirs: 'Someone else.',
    });
    expect(noteOf(stopped, 'fr-FR')?.elsewhere).toEqual({
      base: 'Recherche hors ligne.',
      theirs: '',
    });
    expect(noteOf(stopped, 'ja')?.elsewhere?.theirs).toBe('Bob.');
    expect(noteOf(stopped, 'pt-BR')?.state).toBe('read-back');
    expect(detailOf(stopped)).toContain('The notes in French (France) were deleted.');
    expect(await notesAtApple(stage, stopped)).toEqual({
      'en-US': 'Someone else.',
      ja: 'Bob.',
      'pt-BR': 'Outra busca.',
    });
    // Two minutes of looking would be fifteen more.
    expect(reads() - before).toBeLessThan(10);
  });

  it('a note that was deleted is not created again by its own correction, unasked', async () => {
    const run = await published();
    await removeAsColleague(stage, build(run), 'fr-FR');
    const stopped = await edited(run, { 'fr-FR': 'Recherche.' });
    expect(noteOf(stopped, 'fr-FR')?.elsewhere?.theirs).toBe('');
    expect(await notesAtApple(stage, stopped)).not.toHaveProperty('fr-FR');
    // Resumed, it is; and deleted once more, it is asked about once more.
    await stage.engine.runs.resume(run.id);
    const again = await stage.engine.runs.settled(run.id);
    expect(again.status.state).toBe('done');
    expect(await notesAtApple(stage, again)).toMatchObject({ 'fr-FR': 'Recherche.' });
    await removeAsColleague(stage, build(run), 'fr-FR');
    const asked = await edited(run, { 'pt-BR': 'Outra busca.' });
    expect(noteOf(asked, 'fr-FR')?.elsewhere?.theirs).toBe('');
  });

  it('the notes of a build that existed before are compared too, without minutes of waiting', async () => {
    const first = await published();
    const { id } = await stage.engine.runs.startNotes(
      stage.connection,
      { bundleId: first.package.bundleId ?? '', buildId: build(first) },
      { base: notes, notes: notes.map((one) => ({ ...one, text: `${one.text} 2` })) },
    );
    const run = await stage.engine.runs.settled(id);
    expect(run.status.state, JSON.stringify(run.status)).toBe('done');
    await writeAsColleague(stage, build(run), 'en-US', 'Someone else.');
    await removeAsColleague(stage, build(run), 'fr-FR');
    const before = reads();
    const stopped = await edited(run, { ja: '検索。' });
    expect(noteOf(stopped, 'en-US')?.elsewhere?.theirs).toBe('Someone else.');
    expect(noteOf(stopped, 'fr-FR')?.elsewhere?.theirs).toBe('');
    expect(reads() - before).toBeLessThan(10);
  });
});

describe('their text is used', () => {
  it('in the last language it ends the failure: the run continues and ends automatically', async () => {
    const run = await published();
    await writeAsColleague(stage, build(run), 'ja', 'Bob.');
    expect((await edited(run, { ja: '検索。' })).status.state).toBe('failed');
    const before = writesOfNotes(stage).length;
    const settled = await edited(run, { ja: 'Bob.' });
    expect(settled.status.state).toBe('done');
    expect(settled.notes.every(({ state }) => state === 'read-back')).toBe(true);
    expect(writesOfNotes(stage)).toHaveLength(before);
  });

  it('where their change was to delete the note, the run goes on without it', async () => {
    const run = await published();
    await removeAsColleague(stage, build(run), 'fr-FR');
    expect((await edited(run, { ja: '検索。' })).status.state).toBe('failed');
    const before = writesOfNotes(stage).length;
    const settled = await edited(run, { 'fr-FR': '' });
    expect(settled.status.state, JSON.stringify(settled.status)).toBe('done');
    expect(settled.plan.notes.map(({ locale }) => locale)).toEqual(['en-US', 'ja', 'pt-BR']);
    expect(writesOfNotes(stage)).toHaveLength(before);
  });

  it('in one of several languages it leaves the others as they are, with what is wrong', async () => {
    const run = await published();
    await writeAsColleague(stage, build(run), 'en-US', 'Someone else.');
    await removeAsColleague(stage, build(run), 'fr-FR');
    await writeAsColleague(stage, build(run), 'ja', 'Bob.');
    const stopped = await edited(run, { ja: '検索。' });
    const before = writesOfNotes(stage).length;
    const left = await edited(run, { 'en-US': 'Someone else.' });
    expect(left.status).toMatchObject({ state: 'failed', error: { code: 'note-changed' } });
    expect(detailOf(left)).not.toContain('English');
    expect(detailOf(left)).toContain('Japanese');
    expect(stepOf(left, 'notes-kept')?.progress).toMatchObject({
      state: 'failed',
      error: left.status.state === 'failed' ? left.status.error : null,
    });
    expect(noteOf(left, 'ja')?.elsewhere).toEqual(noteOf(stopped, 'ja')?.elsewhere);
    expect(noteOf(left, 'fr-FR')?.elsewhere).toEqual(noteOf(stopped, 'fr-FR')?.elsewhere);
    expect(writesOfNotes(stage)).toHaveLength(before);
    // The same after a restart.
    await stage.reopen();
    expect(detailOf(await stage.engine.runs.get(run.id))).toBe(detailOf(left));
    const settled = await edited(run, { ja: 'Bob.', 'fr-FR': '' });
    expect(settled.status.state).toBe('done');
    expect(await notesAtApple(stage, settled)).toEqual({
      'en-US': 'Someone else.',
      ja: 'Bob.',
      'pt-BR': 'Busca sem rede.',
    });
  });

  it('a text of one’s own waits for a person to resume the run, and says until then why it stopped', async () => {
    const run = await published();
    await writeAsColleague(stage, build(run), 'ja', 'Bob.');
    await edited(run, { ja: '検索。' });
    const typed = await edited(run, { ja: 'Bob, と検索。' });
    expect(typed.status.state).toBe('failed');
    expect(stepOf(typed, 'notes-kept')?.progress.state).toBe('failed');
    expect(await notesAtApple(stage, typed)).toMatchObject({ ja: 'Bob.' });
    await stage.engine.runs.resume(run.id);
    const settled = await stage.engine.runs.settled(run.id);
    expect(await notesAtApple(stage, settled)).toMatchObject({ ja: 'Bob, と検索。' });
  });
});

describe('what the step for notes says when it is done', () => {
  it('counts the languages that were read back, and not those that Apple refused', async () => {
    stage.practice.faults.add('note-refused:fr-FR');
    const run = await published({ refusedNotes: 'go-on' });
    expect(inWords(stepOf(run, 'notes')?.title ?? '')).toBe('Notes sent in 3 of 4 languages');
    stage.practice.faults.clear();
    const sent = await edited(run, { 'fr-FR': 'Recherche.' });
    expect(inWords(stepOf(sent, 'notes')?.title ?? '')).toBe('Notes sent in 4 languages');
  });

  it('claims nothing while the notes are not ready', async () => {
    const run = await stage.publish({
      packagePath: await stage.sample(),
      notes,
      groups: ['Design'],
      notesReady: false,
    });
    expect(run.status.state).toBe('waiting-for-notes');
    expect(stepOf(run, 'notes')?.progress.state).not.toBe('done');
    expect(inWords(stepOf(run, 'notes')?.title ?? '')).toBe('Send notes in 4 languages');
  });
});
