import { beforeEach, describe, expect, it } from 'vitest';
import type { PublishRun } from '#shared/domain/publish-run';
import { appError } from '#shared/errors';
import { say } from '#shared/words/say';
import { dayKey, dayTitle, timeUnderDay } from '#shared/words/time';
import { type ActivityEntry, activityOf, canBeHandled } from '../../src-renderer/store/activity';
import {
  appsIn,
  changeList,
  countTabs,
  daysOf,
  matching,
  openingTab,
  useActivityView,
} from '../../src-renderer/store/activity-view';
import { activityChip, activityLabel, activitySentence } from '../../src-renderer/words/activity';
import { everyStatus, samplePackage, sampleRun, stepsUpTo } from '../helpers/sample-run';

const rejection = appError('review-rejected', 'Build 42 was rejected.');
const failure = appError('request-refused', 'The request was refused.');

function failed(id: string, change: Partial<PublishRun> = {}): PublishRun {
  const at = '2026-11-22T14:02:00.000Z';
  return sampleRun({
    id,
    status: { state: 'failed', at, error: failure },
    steps: stepsUpTo('notes', { state: 'failed', startedAt: at, endedAt: at, error: failure }),
    ...change,
  });
}

function entries(...runs: PublishRun[]): readonly ActivityEntry[] {
  return activityOf({
    runs: Object.fromEntries(runs.map((run) => [run.id, run])),
    unreadable: [],
  });
}

const tide = { ...samplePackage, name: 'Tide Table', bundleId: 'com.northwind.tide' };

describe('the rows of Activity', () => {
  it('rows of Activity stay the same objects while their runs are unchanged', () => {
    const [one, other] = [failed('a'), sampleRun({ id: 'b' })];
    const before = entries(one, other);
    const after = entries(one, { ...other, updatedAt: '2026-11-22T15:00:00.000Z' });
    const find = (list: readonly ActivityEntry[], id: string) => list.find((row) => row.id === id);
    expect(find(after, 'a')).toBe(find(before, 'a'));
    expect(find(after, 'b')).not.toBe(find(before, 'b'));
  });

  it('a row of Activity shows at once when a newer build replaces its run', () => {
    const old = failed('old', { createdAt: '2026-11-20T10:00:00.000Z' });
    expect(entries(old).map(canBeHandled)).toEqual([true]);
    const newer = sampleRun({
      id: 'newer',
      createdAt: '2026-11-21T10:00:00.000Z',
      package: { ...samplePackage, buildNumber: '43' },
      status: { state: 'done', at: '2026-11-21T10:00:00.000Z' },
    });
    const row = entries(old, newer).find(({ id }) => id === 'old');
    expect(row && 'run' in row && row.attention).toMatchObject({ state: 'replaced' });
  });
});

describe('the tabs of Activity', () => {
  const rows = entries(
    failed('failed'),
    failed('handled', { handledAt: '2026-11-22T15:00:00.000Z' }),
    sampleRun({ id: 'running' }),
  );

  it('Activity opens on what needs attention, or on everything if nothing does', () => {
    expect(openingTab(rows)).toBe('attention');
    expect(openingTab(entries(sampleRun()))).toBe('all');
  });

  it('the tabs of Activity count only their own runs', () => {
    expect(countTabs(rows)).toEqual({ attention: 1, running: 1, all: 3 });
  });
});

describe('the search in Activity', () => {
  const all = { tab: 'all', bundleId: null } as const;
  const rows = entries(
    failed('orbit'),
    failed('tide', { package: { ...tide, version: '4.0.0', buildNumber: '310' } }),
  );
  const found = (query: string, bundleId: string | null = null) =>
    matching(rows, { ...all, query, bundleId }).map(({ id }) => id);

  it('the search in Activity finds apps, builds and sentences, ignoring case', () => {
    expect(found('TIDE')).toEqual(['tide']);
    expect(found('310')).toEqual(['tide']);
    expect(found('refused').sort()).toEqual(['orbit', 'tide']);
    expect(found('  ').sort()).toEqual(['orbit', 'tide']);
  });

  it('the search in Activity requires every word', () => {
    expect(found('tide 310')).toEqual(['tide']);
    expect(found('tide 311')).toEqual([]);
  });

  it('the search in Activity stays within the chosen app', () => {
    expect(found('refused', 'com.northwind.tide')).toEqual(['tide']);
  });

  it('the app filter lists each app once, by name', () => {
    expect(appsIn(rows).map(({ name }) => name)).toEqual(['Orbit Notes', 'Tide Table']);
  });
});

describe('another list in Activity', () => {
  beforeEach(() =>
    useActivityView.setState({ scrollTop: 900, row: 'a', selected: new Set(['a', 'b']) }),
  );

  it('another list in Activity starts at the top with nothing selected', () => {
    changeList({ query: 'tide' });
    expect(useActivityView.getState()).toMatchObject({ query: 'tide', scrollTop: 0, row: null });
    expect(useActivityView.getState().selected.size).toBe(0);
  });
});

describe('the days of Activity', () => {
  const local = (day: number, hour: number) => new Date(2026, 10, day, hour).toISOString();
  const now = new Date(2026, 10, 28, 14, 8).getTime();

  it('the days of Activity group runs by local start date', () => {
    const rows = entries(
      sampleRun({ id: 'late', createdAt: local(28, 23) }),
      sampleRun({ id: 'early', createdAt: local(28, 0) }),
      sampleRun({ id: 'before', createdAt: local(27, 23) }),
    );
    expect(daysOf(rows).map((day) => [day.key, day.entries.map(({ id }) => id)])).toEqual([
      ['2026-11-28', ['late', 'early']],
      ['2026-11-27', ['before']],
    ]);
  });

  it('the days of Activity stay the same objects while their rows do', () => {
    const rows = entries(sampleRun({ id: 'a', createdAt: local(28, 9) }));
    const days = daysOf(rows);
    expect(daysOf([...rows], days)[0]).toBe(days[0]);
  });

  it('the days of Activity have everyday names', () => {
    expect(dayTitle('2026-11-28', now)).toEqual({ title: 'Today', aside: 'Saturday 28 Nov' });
    expect(dayTitle('2026-11-27', now)).toEqual({ title: 'Yesterday', aside: 'Friday 27 Nov' });
    expect(dayTitle('2026-11-26', now)).toEqual({ title: 'Thursday', aside: '26 Nov' });
    expect(dayTitle('2026-11-12', now)).toEqual({ title: '12 Nov', aside: 'Thursday' });
    expect(dayTitle('2025-11-12', now).title).toBe('12 Nov 2025');
  });

  it('only runs of today show their age', () => {
    expect(timeUnderDay(new Date(2026, 10, 28, 14, 2).toISOString(), now)).toBe('14:02, 6 min ago');
    expect(timeUnderDay(new Date(2026, 10, 27, 17, 40).toISOString(), now)).toBe('17:40');
    expect(dayKey('not a time')).toBe('');
  });
});

describe('the words of a row', () => {
  const handled = { state: 'handled', at: '2026-11-22T15:00:00.000Z' } as const;
  const replacedBy = (version: string, buildNumber: string) =>
    ({ state: 'replaced', by: { runId: 'x', version, buildNumber } }) as const;

  it('a row says how a run ended and why it needs no attention any more', () => {
    const run = failed('a');
    expect(activityChip(run, handled)).toMatchObject({ tone: 'quiet', word: 'Handled' });
    expect(activitySentence(run, handled)).toBe('Failed at sending notes. Marked as handled.');
    expect(activitySentence(run, replacedBy('1.4.0', '43'))).toBe(
      'Failed at sending notes. Replaced by build 43.',
    );
    expect(activitySentence(run, replacedBy('1.4.0', '42'))).toBe(
      'Failed at sending notes. Published by a later run.',
    );
  });

  it('a row does not repeat the chip', () => {
    for (const status of everyStatus) {
      const run = sampleRun({ status });
      for (const attention of [null, { state: 'needed' } as const]) {
        const { word } = activityChip(run, attention);
        const sentence = activitySentence(run, attention);
        expect(sentence, status.state).not.toBe('');
        expect(sentence.startsWith(`${word}.`), sentence).toBe(false);
      }
    }
    const paused = sampleRun({ status: { state: 'paused', at: '2026-11-22T14:02:00.000Z' } });
    expect(activitySentence(paused, { state: 'needed' })).toBe('Nothing was uploaded.');
  });

  it('a row distinguishes a rejection from a failure', () => {
    const at = '2026-11-22T14:02:00.000Z';
    const run = failed('a', { status: { state: 'failed', at, error: rejection } });
    expect(activityChip(run, { state: 'needed' })).toMatchObject({
      tone: 'block',
      word: 'Rejected',
    });
    expect(activityChip(failed('b'), { state: 'needed' }).word).toBe('Failed');
  });

  it('a row has the same text for a screen reader', () => {
    const [row] = entries(failed('a'));
    expect(row && activityLabel(row)).toMatch(/^Orbit Notes 1\.4\.0 \(42\), Failed\. .*refused/);
    expect(say('activity.handled', { count: 1 })).toBe('Marked as handled.');
    expect(say('activity.handled', { count: 3 })).toBe('3 runs marked as handled.');
  });
});

describe('a finished run with a refused note', () => {
  it('says so in Activity, among what needs attention, and not only that testers have it', () => {
    const at = '2026-11-22T14:02:00.000Z';
    const run = sampleRun({
      status: { state: 'done', at },
      notes: [
        { name: 'en-US', state: 'read-back' },
        { name: 'fr-FR', state: 'refused', detail: 'No.' },
      ],
    });
    expect(countTabs(entries(run)).attention).toBe(1);
    expect(activityChip(run, { state: 'needed' }).tone).toBe('look');
    expect(activitySentence(run, { state: 'needed' })).toMatch(
      /^App Store Connect refused the notes in French \(France\)\. Edit them and send them again\./,
    );
  });
});
