import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inWords } from '#shared/words/say';
import type { PublishPlanInput } from '../../shared/domain/publish-plan';
import { needsYou } from '../../shared/domain/run-readers';
import { notesAtApple, writesOfNotes } from '../helpers/notes-at-apple';
import { type Rehearsal, rehearse } from '../helpers/rehearsal';
import { until } from './reliability/full-publish';

let stage: Rehearsal;
beforeEach(async () => {
  stage = await rehearse({ practice: { partSize: 64 * 1024 } });
});
afterEach(() => stage.end());

const english = { locale: 'en-US', text: 'Offline search.' };
const portuguese = { locale: 'pt-BR', text: 'Busca sem rede.' };

async function later(plan: Partial<PublishPlanInput> = {}): Promise<PublishPlanInput> {
  return { packagePath: await stage.sample(), notesReady: false, groups: ['Design'], ...plan };
}

const writesToTesters = () =>
  stage.practice.requests.filter(
    ({ method, path }) => method !== 'GET' && /betaGroups|ReviewSubmissions|BetaDetails/.test(path),
  );

describe('start now, write later', () => {
  it('a build whose notes are not ready is uploaded and processed, and nothing goes to testers', async () => {
    const run = await stage.publish(await later({ notes: [english], submitForBetaReview: true }));
    expect(run.status).toMatchObject({ state: 'waiting-for-notes' });
    expect(needsYou(run)).toBe(true);
    expect(run.buildStates?.processing).toBe('VALID');
    expect(writesOfNotes(stage)).toEqual([]);
    expect(writesToTesters()).toEqual([]);
    // Nothing is shown as saved that was not sent.
    const step = run.steps.find(({ id }) => id === 'notes');
    expect([step?.progress.state, inWords(step?.title ?? '')]).toEqual([
      'skipped',
      'Send notes in 1 language',
    ]);
    expect(run.groups.map(({ state }) => state)).toEqual(['waiting']);
  });

  it('a run that waits for its notes continues at once when they are marked as ready, also after a restart', async () => {
    const { id } = await stage.publish(await later());
    await stage.reopen();
    expect((await stage.engine.runs.get(id)).status.state).toBe('waiting-for-notes');
    await stage.engine.runs.editNotes(id, [english, portuguese]);
    expect((await stage.engine.runs.get(id)).status.state).toBe('waiting-for-notes');
    await stage.engine.runs.setNotesReady(id, true);
    const run = await stage.engine.runs.settled(id);
    expect(run.status.state).toBe('done');
    expect(await notesAtApple(stage, run)).toEqual({
      'en-US': english.text,
      'pt-BR': portuguese.text,
    });
    expect(run.groups.map(({ state }) => state)).toEqual(['read-back']);
    expect(writesOfNotes(stage)).toHaveLength(2);
  });

  it('what is saved while a person types is never sent, whoever finished the run meanwhile', async () => {
    const { id } = await stage.publish(await later({ notes: [english] }));
    const typing = { locale: 'en-US', text: 'Half a sent' };
    const save = () => stage.engine.runs.editNotes(id, [typing], [], { maySend: false });
    await save();
    await stage.engine.runs.editNotes(id, [english]);
    await stage.engine.runs.setNotesReady(id, true);
    await stage.engine.runs.settled(id);
    await expect(save()).rejects.toMatchObject({ error: { code: 'notes-already-sent' } });
    const run = await stage.engine.runs.settled(id);
    expect(run.status.state).toBe('done');
    expect(run.plan.notes).toEqual([english]);
    expect(await notesAtApple(stage, run)).toEqual({ 'en-US': english.text });
    expect(writesOfNotes(stage)).toHaveLength(1);
  });

  it('a run continues without notes when none are written', async () => {
    const { id } = await stage.publish(await later());
    await stage.engine.runs.setNotesReady(id, true);
    const run = await stage.engine.runs.settled(id);
    expect(run.status.state).toBe('done');
    expect(writesOfNotes(stage)).toEqual([]);
  });

  it('notes that are ready before the build exists are sent as soon as it appears', async () => {
    const { id } = await stage.engine.runs.start(stage.connection, await later());
    await stage.engine.runs.editNotes(id, [english]);
    await stage.engine.runs.setNotesReady(id, true);
    const run = await stage.engine.runs.settled(id);
    expect(run.status.state).toBe('done');
    expect(await notesAtApple(stage, run)).toEqual({ 'en-US': english.text });
  });

  it('notes that are ready while Apple processes the build are sent then, and not hours later', async () => {
    stage.practice.faults.add('processing-lasts:9000');
    const { id } = await stage.engine.runs.start(
      stage.connection,
      await later({ limits: { findBuildMinutes: 1000, processingMinutes: 9999 } }),
    );
    await until(stage, ({ buildStates }) => buildStates?.processing === 'PROCESSING');
    await stage.engine.runs.editNotes(id, [english]);
    expect(writesOfNotes(stage)).toEqual([]);
    await stage.engine.runs.setNotesReady(id, true);
    const sent = await until(stage, (run) => run.notes.some(({ state }) => state === 'read-back'));
    expect(sent.buildStates?.processing).toBe('PROCESSING');
    stage.practice.clock.advance(9000 * 60_000);
    expect((await stage.engine.runs.settled(id)).status.state).toBe('done');
  });

  it('notes that Apple is known to refuse can’t be marked as ready', async () => {
    const plan = await later({ notes: [{ locale: 'en-US', text: 'New ✨' }] });
    const { id } = await stage.publish(plan);
    await expect(stage.engine.runs.setNotesReady(id, true)).rejects.toMatchObject({
      error: { code: 'note-refused' },
    });
    expect((await stage.engine.runs.get(id)).status.state).toBe('waiting-for-notes');
  });

  it('ready can be taken back until the notes are sent', async () => {
    const plan = await later({ notes: [english], notesReady: true });
    const { id } = await stage.engine.runs.start(stage.connection, plan);
    await stage.engine.runs.setNotesReady(id, false);
    expect((await stage.engine.runs.settled(id)).status.state).toBe('waiting-for-notes');
    expect(writesOfNotes(stage)).toEqual([]);
  });

  it('ready can’t be taken back once testers may have read the notes', async () => {
    const { id } = await stage.publish(await later({ notes: [english], notesReady: true }));
    await expect(stage.engine.runs.setNotesReady(id, false)).rejects.toMatchObject({
      error: { code: 'notes-already-sent' },
    });
  });
});

describe('languages of a run', () => {
  it('a language that was sent and is removed from the run is removed at App Store Connect', async () => {
    const { id } = await stage.publish(
      await later({ notes: [english, portuguese], notesReady: true }),
    );
    const before = writesOfNotes(stage).length;
    await stage.engine.runs.editNotes(id, [], ['pt-BR']);
    const run = await stage.engine.runs.settled(id);
    expect(run.status.state).toBe('done');
    expect(await notesAtApple(stage, run)).toEqual({ 'en-US': english.text });
    expect(run.notes.map(({ name }) => name)).toEqual(['en-US']);
    expect(writesOfNotes(stage).length - before).toBe(1);
  });

  it('a language can be added to a finished run, and only its note is sent', async () => {
    const { id } = await stage.publish(await later({ notes: [english], notesReady: true }));
    const before = writesOfNotes(stage).length;
    await stage.engine.runs.editNotes(id, [portuguese]);
    const run = await stage.engine.runs.settled(id);
    expect(await notesAtApple(stage, run)).toEqual({
      'en-US': english.text,
      'pt-BR': portuguese.text,
    });
    expect(writesOfNotes(stage).length - before).toBe(1);
  });
});

describe('a run that a note blocks', () => {
  it('a run that is blocked by a note is fixed in place: edited and resumed, it publishes', async () => {
    const blocked = await stage.publish(
      await later({ notes: [{ locale: 'en-US', text: 'New ✨' }, portuguese], notesReady: true }),
    );
    expect(blocked.status.state).toBe('blocked');
    await stage.engine.runs.editNotes(blocked.id, [english]);
    await stage.engine.runs.resume(blocked.id);
    const run = await stage.engine.runs.settled(blocked.id);
    expect(run.status.state).toBe('done');
    expect(await notesAtApple(stage, run)).toEqual({
      'en-US': english.text,
      'pt-BR': portuguese.text,
    });
  });

  it('a run that something else blocks too is blocked again, with what is left', async () => {
    const blocked = await stage.publish(
      await later({
        notes: [{ locale: 'en-US', text: 'New ✨' }],
        notesReady: true,
        usesNonExemptEncryption: true,
      }),
    );
    expect(blocked.status.state).toBe('blocked');
    await stage.engine.runs.editNotes(blocked.id, [english]);
    await stage.engine.runs.resume(blocked.id);
    const again = await stage.engine.runs.settled(blocked.id);
    expect(again.status).toMatchObject({
      state: 'blocked',
      findings: [{ code: 'compliance-contradicted' }],
    });
    await expect(stage.engine.runs.resume(again.id)).rejects.toMatchObject({
      error: { code: 'run-not-resumable' },
    });
  });
});
