import { describe, expect, it } from 'vitest';
import type { PublishRun } from '#shared/domain/publish-run';
import { changedNotes, editNotesWords, notesGaps } from '../../src-renderer/words/edit-notes';
import { sampleRun } from '../helpers/sample-run';

const english = { locale: 'en-US', text: 'Try it.' };
const german = { locale: 'de-DE', text: 'Probier es.' };

function runWith(states: readonly PublishRun['notes'][number]['state'][]): PublishRun {
  const run = sampleRun();
  const notes = [english, german];
  return {
    ...run,
    plan: { ...run.plan, notes },
    notes: notes.map(({ locale }, place) => ({ name: locale, state: states[place] ?? 'waiting' })),
  };
}

describe('editing the notes of a run', () => {
  it('only changed notes and those that Apple refused are sent', () => {
    const run = runWith(['read-back', 'refused']);
    expect(changedNotes(run, [english, german])).toEqual([german]);
    const shorter = { ...english, text: 'Try.' };
    expect(changedNotes(run, [shorter, german])).toEqual([shorter, german]);
    expect(changedNotes(runWith(['read-back', 'read-back']), [english, german])).toEqual([]);
  });

  it('the notes cannot be sent while nothing was changed, or while Apple would refuse one', () => {
    expect(notesGaps([english], [])).toEqual(['No notes have changed.']);
    expect(notesGaps([english], [english])).toEqual([]);
    const long = { ...german, text: 'x'.repeat(4001) };
    expect(notesGaps([english, long], [long])).toEqual(['Apple will refuse the German note.']);
  });

  it('notes that were not written yet are edited, and written ones are sent again', () => {
    expect(editNotesWords(runWith(['waiting', 'waiting']))?.act).toBe('Save notes');
    expect(editNotesWords(runWith(['read-back', 'waiting']))?.act).toBe('Send notes');
  });

  it('notes cannot be edited when a change would have no effect', () => {
    const run = runWith(['waiting', 'waiting']);
    const at = '2026-11-22T14:02:00.000Z';
    const cancelled = { state: 'cancelled', at, uploadRemoved: true } as const;
    expect(editNotesWords({ ...run, status: cancelled })).toBeNull();
    expect(editNotesWords({ ...run, status: { state: 'blocked', at, findings: [] } })).toBeNull();
    expect(editNotesWords({ ...run, plan: { ...run.plan, scope: 'upload-only' } })).toBeNull();
    expect(editNotesWords({ ...run, plan: { ...run.plan, notes: [] } })).toBeNull();
  });
});
