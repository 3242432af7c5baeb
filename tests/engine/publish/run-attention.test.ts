import { describe, expect, it } from 'vitest';
import type { PublishRun } from '#shared/domain/publish-run';
import { attentionById, countNeeded } from '#shared/domain/run-attention';
import { appError } from '#shared/errors';
import { everyStatus, samplePackage, sampleRun } from '../../helpers/sample-run';

const at = '2026-11-22T14:02:00.000Z';
const failed = {
  state: 'failed',
  at,
  error: appError('network-unreachable', 'No route.'),
} as const;
const done = { state: 'done', at } as const;

function build(buildNumber: string, day: number, change: Partial<PublishRun> = {}): PublishRun {
  return sampleRun({
    id: `run-${buildNumber}-${day}`,
    createdAt: `2026-11-${String(day).padStart(2, '0')}T10:00:00.000Z`,
    package: { ...samplePackage, buildNumber },
    ...change,
  });
}

const old = build('40', 10, { status: failed });

function stateOf(run: PublishRun, ...others: PublishRun[]): string | undefined {
  return attentionById([run, ...others]).get(run.id)?.state;
}

describe('a run needs attention', () => {
  it('a run needs attention when it failed, was blocked or interrupted, stopped waiting or waits for a person, and in no other state', () => {
    const needed = everyStatus.filter((status) => stateOf(sampleRun({ status })) === 'needed');
    expect(needed.map(({ state }) => state)).toEqual([
      'interrupted',
      'stopped-waiting',
      'stopped-waiting',
      'waiting-for-notes',
      'ready-to-notify',
      'review-busy',
      'failed',
      'blocked',
    ]);
  });

  it('a run needs attention until a person marks it as handled', () => {
    expect(stateOf({ ...old, handledAt: at })).toBe('handled');
    expect(countNeeded(attentionById([{ ...old, handledAt: at }]))).toBe(0);
    expect(countNeeded(attentionById([old]))).toBe(1);
  });

  it('a run needs attention when only a person can let it continue, whatever was published since', () => {
    const wait = { reason: 'keychain-locked', since: at, until: null, sentence: '' } as const;
    const run = build('40', 10, { wait });
    expect(stateOf(run, build('41', 11, { status: done }))).toBe('needed');
  });
});

describe('a newer build supersedes a run', () => {
  const newer = build('41', 11, { status: done });

  it('a run is superseded by a newer build of the same app once it is published, and the run names it', () => {
    expect(attentionById([old, newer]).get(old.id)).toEqual({
      state: 'replaced',
      by: { runId: newer.id, version: '1.4.0', buildNumber: '41' },
    });
  });

  it('a run is superseded by the next published build, however many follow', () => {
    const newest = build('42', 12, { status: done });
    expect(attentionById([newest, newer, old]).get(old.id)).toMatchObject({
      by: { buildNumber: '41' },
    });
  });

  it('a run is superseded only when the newer build’s run is done', () => {
    for (const status of everyStatus.filter(({ state }) => state !== 'done'))
      expect(stateOf(old, { ...newer, status })).toBe('needed');
  });

  it('a run is superseded only by one that started later', () => {
    expect(stateOf(old, build('41', 9, { status: done }))).toBe('needed');
  });

  it('a run is superseded only in the same environment, for the same app and platform', () => {
    const others: Partial<PublishRun>[] = [
      { environment: 'live' },
      { package: { ...newer.package, bundleId: 'com.northwind.other' } },
      { package: { ...newer.package, platform: 'TV_OS' } },
      { package: { ...newer.package, bundleId: null } },
    ];
    for (const change of others) expect(stateOf(old, { ...newer, ...change })).toBe('needed');
  });

  it('a run is not superseded by a fix to an older version', () => {
    const fix = { ...newer, package: { ...newer.package, version: '1.3.9', buildNumber: '90' } };
    expect(stateOf(old, fix)).toBe('needed');
  });

  it('build versions are compared by number, not by letter: 1.10 comes after 1.9', () => {
    const nine = { ...old, package: { ...old.package, version: '1.9' } };
    const ten = { ...newer, package: { ...newer.package, version: '1.10', buildNumber: '1' } };
    expect(stateOf(nine, ten)).toBe('replaced');
    const [tenFailed, nineDone] = [
      { ...old, package: ten.package },
      { ...newer, package: { ...nine.package } },
    ];
    expect(stateOf(tenFailed, nineDone)).toBe('needed');
  });

  it('a run is superseded by a later run of the same build too', () => {
    expect(stateOf(old, build('40', 12, { status: done }))).toBe('replaced');
  });
});

describe('notes that a person has still to decide about', () => {
  const newer = build('41', 11, { status: done });
  const note = { name: 'ja', state: 'read-back' } as const;
  const conflict = {
    ...note,
    state: 'waiting',
    elsewhere: { base: null, theirs: 'Bob.' },
  } as const;

  it('a newer build does not hide that someone else changed a note', () => {
    expect(stateOf({ ...old, notes: [conflict] }, newer)).toBe('needed');
    expect(stateOf({ ...old, notes: [note] }, newer)).toBe('replaced');
  });

  it('a newer build does not hide a correction that was never sent', () => {
    const edited = { ...old, notes: [{ ...note, state: 'waiting' as const }] };
    expect(stateOf(edited, newer)).toBe('replaced');
    expect(stateOf({ ...edited, receipt: '/receipt.json' }, newer)).toBe('needed');
  });

  it('a finished run needs attention while Apple has refused one of its notes', () => {
    const refused = { ...note, state: 'refused', detail: 'invalid' } as const;
    expect(stateOf(build('40', 10, { status: done, notes: [note] }))).toBeUndefined();
    const run = build('40', 10, { status: done, notes: [note, refused] });
    expect(stateOf(run)).toBe('needed');
    expect(stateOf(run, newer)).toBe('replaced');
  });
});
