import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allInWords } from '#shared/words/say';
import type { Override, PublishPlanInput } from '../../shared/domain/publish-plan';
import { Receipt } from '../../shared/domain/receipt';
import { notesAtApple, removeAsColleague, writesOfNotes } from '../helpers/notes-at-apple';
import { type Rehearsal, rehearse } from '../helpers/rehearsal';
import { until } from './reliability/full-publish';

let stage: Rehearsal;
beforeEach(async () => {
  stage = await rehearse({ practice: { partSize: 64 * 1024 } });
});
afterEach(() => stage.end());

const notes = [
  { locale: 'en-US', text: 'Offline search.' },
  { locale: 'pt-BR', text: 'Busca sem rede.' },
];

async function planned(plan: Partial<PublishPlanInput> = {}): Promise<PublishPlanInput> {
  return { packagePath: await stage.sample(), notes, groups: ['Design'], ...plan };
}

describe('notes', () => {
  it('notes are in place while the build is processed for hours, even when the run stops waiting', async () => {
    await stage.end();
    stage = await rehearse({ practice: { speed: 120 } });
    stage.practice.faults.add('processing-lasts:500');
    const limits = { findBuildMinutes: 4, processingMinutes: 4 };
    const run = await stage.publish(await planned({ limits }));
    expect(run.status).toMatchObject({ state: 'stopped-waiting', limit: 'processing' });
    const { rows } = await stage.ask(`/v1/builds/${run.ids.build}`);
    expect(rows[0]?.attributes.processingState).toBe('PROCESSING');
    expect(await notesAtApple(stage, run)).toEqual({
      'en-US': notes[0]?.text,
      'pt-BR': notes[1]?.text,
    });
    expect(run.notes.map(({ state }) => state)).toEqual(['read-back', 'read-back']);
  });

  it('notes are read back again after processing, and written again if one is lost', async () => {
    stage.practice.faults.add('processing-lasts:400');
    const { id } = await stage.engine.runs.start(stage.connection, await planned());
    const early = await until(stage, (run) =>
      run.notes.every(({ state }) => state === 'read-back'),
    );
    await removeAsColleague(stage, early.ids.build ?? '', 'pt-BR');
    const before = writesOfNotes(stage).length;
    const run = await stage.engine.runs.settled(id);
    expect(run.status.state).toBe('done');
    expect(await notesAtApple(stage, run)).toEqual({
      'en-US': notes[0]?.text,
      'pt-BR': notes[1]?.text,
    });
    expect(writesOfNotes(stage).length - before).toBe(1);
    const steps = run.steps.map((step) => step.id);
    expect(steps.indexOf('notes')).toBeLessThan(steps.indexOf('process'));
    expect(steps.indexOf('notes-kept')).toBeGreaterThan(steps.indexOf('compliance'));
  });

  it('notes that Apple refuses while it processes the build are written afterwards', async () => {
    stage.practice.faults.add('server-error-before:POST /v1/betaBuildLocalizations*5');
    const run = await stage.publish(await planned());
    expect(run.status.state).toBe('done');
    expect(await notesAtApple(stage, run)).toEqual({
      'en-US': notes[0]?.text,
      'pt-BR': notes[1]?.text,
    });
  });

  it('notes can be edited in the run until they are written', async () => {
    const { id } = await stage.engine.runs.start(stage.connection, await planned());
    await stage.engine.runs.editNotes(id, [{ locale: 'en-US', text: 'Good words.' }]);
    await stage.engine.runs.pause(id);
    await stage.engine.runs.editNotes(id, [{ locale: 'en-US', text: 'Better words.' }]);
    expect((await stage.engine.runs.get(id)).status.state).toBe('paused');
    await stage.engine.runs.resume(id);
    const run = await stage.engine.runs.settled(id);
    expect(run.status.state).toBe('done');
    expect(await notesAtApple(stage, run)).toEqual({
      'en-US': 'Better words.',
      'pt-BR': notes[1]?.text,
    });
  });

  it('notes can be changed and sent again after the run, on their own', async () => {
    const first = await stage.publish(await planned());
    const before = writesOfNotes(stage).length;
    await stage.engine.runs.editNotes(first.id, [{ locale: 'pt-BR', text: 'Outras palavras.' }]);
    const run = await stage.engine.runs.settled(first.id);
    expect(run.status.state).toBe('done');
    expect(await notesAtApple(stage, run)).toEqual({
      'en-US': notes[0]?.text,
      'pt-BR': 'Outras palavras.',
    });
    expect(writesOfNotes(stage).length - before).toBe(1);
  });

  it('notes that Apple is known to refuse are not accepted into the run', async () => {
    const { id } = await stage.publish(await planned());
    const edit = stage.engine.runs.editNotes(id, [{ locale: 'en-US', text: 'New ✨' }]);
    await expect(edit).rejects.toMatchObject({ error: { code: 'note-refused' } });
  });
});

describe('a refused note', () => {
  /** App Store Connect no longer knows the language, so that only its note is refused. */
  const refused = { locale: 'xx-XX', text: 'Nobody reads this.' };
  const overrides: Override[] = [{ code: 'locale-unknown', reason: 'Added by Apple this week.' }];

  it('a refused note stops the run before groups, and is named', async () => {
    const all = [...notes, refused];
    const run = await stage.publish(await planned({ notes: all, overrides: overrides }));
    expect(allInWords(run.status)).toMatchObject({
      state: 'failed',
      error: {
        code: 'note-refused-by-apple',
        detail: expect.stringMatching(/^Notes in xx \(XX\): ./),
      },
    });
    expect(run.groups.map(({ state }) => state)).toEqual(['waiting']);
  });

  it('a refused note does not block groups of a plan that allows it, is named in the run, and is not in the receipt', async () => {
    const all = [...notes, refused];
    const plan = { notes: all, overrides: overrides, refusedNotes: 'go-on' as const };
    const run = await stage.publish(await planned(plan));
    expect(run.status.state).toBe('done');
    expect(run.groups.map(({ state }) => state)).toEqual(['read-back']);
    expect(run.notes.at(-1)).toMatchObject({ name: 'xx-XX', state: 'refused' });
    expect(run.notes.at(-1)?.detail).not.toBe('');
    expect(Object.keys(await notesAtApple(stage, run)).sort()).toEqual(['en-US', 'pt-BR']);
    const receipt = Receipt.parse(JSON.parse(await readFile(run.receipt ?? '', 'utf8')));
    expect(receipt.notes).toEqual(notes);
  });
});
