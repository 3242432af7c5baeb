import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { appError } from '#shared/errors';
import { RunEvent } from '../../../src-main/engine/publish/run-event';
import { toLine } from '../../../src-main/engine/publish/run-journal';
import { RunFolders } from '../../../src-main/engine/publish/run-library';
import { type KeptRun, processed, startOf, stepDone, uploading } from './kept-runs';

const apps = [
  ['Orbit Notes', 'com.northwind.orbit'],
  ['Orbit Tasks', 'com.northwind.tasks'],
  ['Tide Table', 'com.northwind.tide'],
  ['Northwind Mail', 'com.northwind.mail'],
  ['Harbour', 'com.northwind.harbour'],
  ['Compass', 'com.northwind.compass'],
] as const;

const refused = appError('request-refused', 'PATCH /v1/betaBuildLocalizations/… was refused.');

const published: KeptRun['events'] = [
  ...processed,
  ...stepDone('compliance', 'Answered in the package', 601, 602),
  ...stepDone('notes', 'Written in 2 languages', 602, 605),
  [605, { type: 'step-started', step: 'groups', sentence: '' }],
  [606, { type: 'group-read-back', name: 'QA', isInternal: true, isAutomatic: true }],
  [607, { type: 'step-finished', step: 'groups', sentence: '1 group has the build' }],
  [609, { type: 'run-done', receipt: '/receipts/receipt.json' }],
];

const failed: KeptRun['events'] = [
  ...processed,
  ...stepDone('compliance', 'Answered in the package', 601, 602),
  [602, { type: 'step-started', step: 'notes', sentence: '' }],
  [603, { type: 'step-failed', step: 'notes', error: refused }],
  [603, { type: 'run-failed', error: refused }],
];

const cancelled: KeptRun['events'] = [
  ...uploading,
  [40, { type: 'run-cancelled', uploadRemoved: true }],
];

/** In order from the newest run on: the newest four of every app need attention. */
const endings = [failed, uploading, published, published, failed, published, cancelled, published];

/** Runs of six apps over many days, as a busy team has them; one write per run. Returns their ids, newest first. */
export function keepManyRuns(home: string, count: number): string[] {
  return Array.from({ length: count }, (_, place) => keepAtOnce(home, kept(place, count)));
}

function kept(place: number, count: number): KeptRun {
  const [name, bundleId] = apps[place % apps.length] ?? apps[0];
  return {
    buildNumber: String(count - place),
    minutesAgo: 20 + place * 170,
    package: { name, bundleId },
    events: endings[Math.floor(place / apps.length) % endings.length] ?? published,
  };
}

/** The journal in one write: hundreds of runs, event by event, would take minutes on a slow disk. */
function keepAtOnce(home: string, run: KeptRun): string {
  const begin = Date.now() - run.minutesAgo * 60_000;
  const folders = new RunFolders(home);
  const runId = folders.newId(new Date(begin));
  const lines = [[0, startOf(runId, run)] as const, ...run.events].map(([seconds, event]) =>
    toLine(RunEvent.parse({ at: new Date(begin + seconds * 1000).toISOString(), ...event })),
  );
  const folder = folders.of('practice', runId);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(join(folder, 'journal.jsonl'), `${lines.join('\n')}\n`, { mode: 0o600 });
  return runId;
}
