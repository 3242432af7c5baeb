import { describe, expect, it } from 'vitest';
import type { Finding } from '#shared/domain/finding';
import type { PublishRun } from '#shared/domain/publish-run';
import {
  firstToFix,
  noteCountWords,
  notesMode,
  notSendable,
  sendingSummary,
} from '../../src-renderer/words/edit-notes';
import { running, sampleRun, stepsUpTo } from '../helpers/sample-run';

const english = { locale: 'en-US', text: 'Try it.' };
const french = { locale: 'fr-FR', text: 'Essayez.' };
const at = '2026-11-22T14:02:00.000Z';

function runWith(
  states: readonly PublishRun['notes'][number]['state'][],
  change: Partial<PublishRun> = {},
): PublishRun {
  const notes = [english, french];
  const run = sampleRun(change);
  return {
    ...run,
    plan: { ...run.plan, notes },
    notes: notes.map(({ locale }, place) => ({ name: locale, state: states[place] ?? 'waiting' })),
  };
}

const whileNotesAreSent = { steps: stepsUpTo('notes', running('Saving')) };
const ready = (run: PublishRun, notesReady: boolean): PublishRun => ({
  ...run,
  plan: { ...run.plan, notesReady },
});

describe('editing the notes of a run', () => {
  it('a change is saved into the run until its notes are sent, and while it is stopped', () => {
    expect(notesMode(runWith([]))).toBe('into-run');
    expect(notesMode(runWith([], { status: { state: 'paused', at } }))).toBe('into-run');
    expect(notesMode(ready(runWith([], whileNotesAreSent), false))).toBe('into-run');
  });

  it('half a sentence is not sent to testers while it is typed', () => {
    expect(notesMode(runWith([], whileNotesAreSent))).toBe('send-again');
    expect(notesMode(runWith(['read-back']))).toBe('send-again');
    expect(notesMode(runWith(['read-back'], { status: { state: 'done', at } }))).toBe('send-again');
    const asks = { state: 'ready-to-notify', at, reason: 'asked' } as const;
    expect(notesMode(runWith(['read-back'], { status: asks }))).toBe('send-again');
  });

  it('notes cannot be edited when a change would have no effect, or was approved', () => {
    const cancelled = { state: 'cancelled', at, uploadRemoved: true } as const;
    expect(notesMode(runWith([], { status: cancelled }))).toBe('closed');
    expect(notesMode(runWith([], { status: { state: 'blocked', at, findings: [] } }))).toBe(
      'closed',
    );
    const run = runWith([]);
    expect(notesMode({ ...run, plan: { ...run.plan, scope: 'upload-only' } })).toBe('closed');
    const rules = { presetName: 'Beta', approval: { state: 'given' } } as never;
    expect(notesMode({ ...run, plan: { ...run.plan, rules } })).toBe('closed');
  });

  it('a run that is blocked by a note is fixed in place', () => {
    const finding: Finding = {
      code: 'note-too-long',
      severity: 'blocker',
      where: 'French',
      title: 'Too long',
      whatToDo: 'Shorten it.',
    };
    expect(notesMode(runWith([], { status: { state: 'blocked', at, findings: [finding] } }))).toBe(
      'into-run',
    );
  });

  it('notes cannot be sent while Apple would refuse one', () => {
    expect(notSendable([english])).toEqual([]);
    expect(notSendable([english, { ...french, text: 'x'.repeat(4001) }])).toEqual([
      'App Store Connect would refuse the French (France) note.',
    ]);
  });
});

describe('what became of the notes', () => {
  it('names how many were sent, which were refused, and how many were not sent', () => {
    expect(sendingSummary(runWith(['read-back', 'read-back']))).toBe('2 sent');
    expect(sendingSummary(runWith(['read-back', 'refused']))).toBe(
      '1 sent; 1 refused: French (France)',
    );
    expect(sendingSummary(runWith(['refused', 'waiting']))).toBe(
      '0 sent; 1 refused: English (US); 1 not sent',
    );
  });

  it('the editor opens at the language that was refused or changed elsewhere', () => {
    expect(firstToFix(runWith(['read-back', 'refused']))).toBe('fr-FR');
    const run = runWith(['waiting', 'waiting']);
    const elsewhere = { base: null, theirs: 'Testez.' };
    const notes = run.notes.map((note) => (note.name === 'fr-FR' ? { ...note, elsewhere } : note));
    expect(firstToFix({ ...run, notes })).toBe('fr-FR');
    expect(firstToFix(run)).toBeUndefined();
  });

  it('a step in which all went well only counts its languages', () => {
    expect(noteCountWords(runWith(['read-back', 'read-back']))).toBe('2 languages');
    expect(noteCountWords(runWith(['read-back', 'refused']))).toBe(
      '1 sent; 1 refused: French (France)',
    );
  });
});
