import { expect, it } from 'vitest';
import { appError } from '#shared/errors';
import { outlineOf } from '../../src-main/app/run-board';
import { someRun, upload } from './some-run';

const at = '2026-01-05T09:00:00.000Z';
const later = '2026-01-05T10:00:00.000Z';
const failed = {
  state: 'failed',
  at,
  error: appError('network-unreachable', 'No route.'),
} as const;

it('the dock shows nothing when there are no runs', () => {
  expect(outlineOf([])).toEqual({ bar: { value: -1, mode: 'none' }, badge: 0 });
});

it('the dock shows the share of the bytes while they are sent', () => {
  const outline = outlineOf([someRun({ upload: upload(250, 437) })]);
  expect(outline).toEqual({
    bar: { value: 0.437, mode: 'normal' },
    badge: 0,
  });
});

it('the dock never shows less than what is stored', () => {
  expect(outlineOf([someRun({ upload: upload(500, 100) })]).bar.value).toBe(0.5);
});

it('the dock shows no share while Apple processes the build', () => {
  const { bar } = outlineOf([someRun({ upload: upload(1000, null) })]);
  expect(bar).toEqual({ value: 2, mode: 'indeterminate' });
});

it('the dock shows the mean of several uploads', () => {
  const runs = [
    someRun({ upload: upload(200, 200) }),
    someRun({ id: 'run-2', upload: upload(600, 600) }),
  ];
  expect(outlineOf(runs)).toMatchObject({
    bar: { value: 0.4, mode: 'normal' },
  });
});

it('the dock shows and counts a failure until a newer run takes the bar', () => {
  const old = someRun({ status: failed, updatedAt: at });
  expect(outlineOf([old])).toMatchObject({ bar: { value: 1, mode: 'error' }, badge: 1 });
  const done = someRun({ id: 'run-2', status: { state: 'done', at: later }, updatedAt: later });
  expect(outlineOf([old, done])).toMatchObject({ bar: { value: -1 }, badge: 1 });
});

it('the dock shows how far a paused upload is', () => {
  const paused = someRun({ status: { state: 'paused', at }, upload: upload(250, null) });
  expect(outlineOf([paused]).bar).toEqual({ value: 0.25, mode: 'paused' });
});

it('the dock shows no movement while every run is waiting', () => {
  const wait = { reason: 'offline', since: at, until: null, sentence: 'No network.' } as const;
  const held = someRun({ upload: upload(250, 400), wait });
  expect(outlineOf([held])).toEqual({ bar: { value: 0.4, mode: 'paused' }, badge: 0 });
  const moving = someRun({ id: 'run-2', upload: upload(600, 600) });
  expect(outlineOf([held, moving]).bar).toEqual({ value: 0.6, mode: 'normal' });
});

it('the badge counts a run that needs attention', () => {
  const wait = { reason: 'keychain-locked', since: at, until: null, sentence: 'Locked.' } as const;
  expect(outlineOf([someRun({ wait })]).badge).toBe(1);
});
