import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CalendarApp } from '#shared/domain/expiry-calendar';
import { remindOfExpiry } from '../../src-main/app/expiry-reminders';
import type { Notice } from '../../src-main/app/notice';
import type { Clock } from '../../src-main/engine/ports';
import { type LiveTeams, startTeams } from '../helpers/live-teams';

/* Before the last build of a group ends, a person is reminded at 14, 7 and 1 day: each once, and not after a newer one. */

const bundleId = 'com.northwind.orbit';
const dayMs = 24 * 60 * 60_000;

let live: LiveTeams;
let shown: Notice[];
/** The computer's clock as the reminders see it. */
let now: number;
let endsAt: number;
beforeEach(async () => {
  live = await startTeams([{ name: 'Northwind', bundleId }]);
  shown = [];
  await readApp();
  const [app] = await live.engine.expiry.calendar.apps();
  endsAt = Date.parse(app?.builds[0]?.endsAt ?? '');
  now = Date.now();
});
afterEach(() => live.end());

const clock: Clock = {
  now: () => new Date(now),
  monotonic: () => now,
  sleep: async () => undefined,
};

async function readApp(): Promise<void> {
  const { account } = live.team('Northwind');
  const connection = await live.engine.accounts.connection(account.id);
  await live.engine.expiry.calendar.readApp(connection, bundleId);
}

/** A start of the app at this many days before the end, with all that is on disk. */
async function startAt(daysBefore: number, isWanted = true): Promise<Notice[]> {
  now = endsAt - daysBefore * dayMs;
  shown = [];
  const reminders = remindOfExpiry({
    engine: live.engine,
    clock,
    isWanted: () => isWanted,
    show: (notice) => shown.push(notice),
    log: { info: () => undefined, warn: (text) => expect.fail(text) },
  });
  await reminders.check();
  return shown;
}

it('three reminders come before the end, each once, whatever the clock does', async () => {
  expect(await startAt(14.01)).toEqual([]);
  const [first] = await startAt(13.9);
  expect(first?.title).toBe('Orbit Notes 1.3.2 (41) expires within 14 days');
  expect(first?.body).toContain('It’s the latest build for QA, Design and Beta circle.');
  expect(await startAt(13.8)).toEqual([]);
  // The clock is set back, and forward again.
  expect(await startAt(20)).toEqual([]);
  expect(await startAt(13.7)).toEqual([]);
  expect(await startAt(6.9)).toHaveLength(1);
  expect(await startAt(6.9)).toEqual([]);
  const [last] = await startAt(0.5);
  expect(last?.title).toBe('Orbit Notes 1.3.2 (41) expires within 1 day');
  expect(await startAt(0.4)).toEqual([]);
  expect(await startAt(-0.1)).toEqual([]);
});

it('a start after several reminders were missed shows only the nearest one', async () => {
  expect(await startAt(0.5)).toHaveLength(1);
  expect(await startAt(0.4)).toEqual([]);
});

it('no reminder comes after a newer build reached the same groups, although nobody opened the app', async () => {
  const { builds } = live.team('Northwind').practice.world.state;
  const old = builds.find(({ version }) => version === '41');
  if (!old) throw new Error('the world has no build 41');
  const later = new Date(Date.parse(old.uploadedDate) + 30 * dayMs).toISOString();
  builds.push({
    ...old,
    id: randomUUID(),
    betaDetailId: randomUUID(),
    version: '42',
    uploadedDate: later,
    expirationDate: new Date(Date.parse(old.expirationDate) + 30 * dayMs).toISOString(),
    expiresAt: old.expiresAt + 30 * dayMs,
  });
  expect(await startAt(13)).toEqual([]);
});

it('without a network it reminds of what was read last, and says when that was', async () => {
  live.meet = () => Promise.reject(new TypeError('fetch failed'));
  const [notice] = await startAt(6);
  expect(notice?.body).toMatch(/As of /);
});

it('nothing comes while reminders are turned off, or for an account that was deleted', async () => {
  expect(await startAt(6, false)).toEqual([]);
  const { account } = live.team('Northwind');
  await live.engine.accounts.remove(account.id);
  expect(await startAt(5)).toEqual([]);
});

it('the calendar survives a restart, with the groups for which a build is the last', async () => {
  const [app] = (await live.engine.expiry.calendar.apps()) as [CalendarApp];
  expect(app).toMatchObject({ bundleId, name: 'Orbit Notes', environment: 'live' });
  expect(app.builds).toMatchObject([{ version: '1.3.2', buildNumber: '41', testers: 220 }]);
  expect([...(app.builds[0]?.lastFor ?? [])].sort()).toEqual(['Beta circle', 'Design', 'QA']);
  const text = await readFile(join(live.home, 'live/expiry-calendar.json'), 'utf8');
  expect(JSON.parse(text).apps).toHaveLength(1);
});
