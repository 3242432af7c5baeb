import type { ElectronApplication, Page } from '@playwright/test';
import type { PublishRun, RunWait, StepId } from '#shared/domain/publish-run';
import { RunEvent } from '../../../src-main/engine/publish/run-event';
import { foldEvents } from '../../../src-main/engine/publish/run-machine';
import { expect } from './fixture';
import { appeared, type KeptRun, processed, startOf, stepDone } from './kept-runs';

/** A run as main would send it to the window, built by the engine's own fold. */
export interface LiveRun {
  id?: string;
  kept: Omit<KeptRun, 'buildNumber' | 'minutesAgo'> & { buildNumber?: string };
  /** Seconds since the start. */
  age: number;
  change?: Partial<PublishRun>;
}

export function liveRun({ id = '20261128-140000-aaaaaa', kept, age, change }: LiveRun): PublishRun {
  const begin = Date.now() - age * 1000;
  const first = startOf(id, { buildNumber: '42', minutesAgo: 0, ...kept });
  const events = [[0, first] as const, ...kept.events].map(([seconds, event]) =>
    RunEvent.parse({ at: new Date(begin + seconds * 1000).toISOString(), ...event }),
  );
  const record = foldEvents(events);
  if (record === null) throw new Error('The events make no run.');
  return { ...record.run, ...change };
}

/** A step that has been running for this many seconds since the start. */
export function working(step: StepId, from: number, sentence = ''): KeptRun['events'] {
  return [
    [from, { type: 'step-started', step, sentence: '' }],
    [from, { type: 'step-reported', step, sentence, limitAt: null }],
  ];
}

/** A wait with its limit, counted from the end of the upload. */
export function waiting(
  step: 'appear' | 'process',
  from: number,
  age: number,
  sentence: string,
): KeptRun['events'] {
  const minutes = step === 'appear' ? 15 : 120;
  const limitAt = new Date(Date.now() - age * 1000 + (60 + minutes * 60) * 1000).toISOString();
  return [
    [from, { type: 'step-started', step, sentence: '' }],
    [from, { type: 'step-reported', step, sentence, limitAt }],
  ];
}

/** Everything is done except the review. */
export const submitted: KeptRun['events'] = [
  ...processed,
  ...stepDone('compliance', 'Answered in the package', 601, 602),
  [602, { type: 'step-started', step: 'notes', sentence: '' }],
  [603, { type: 'note-read-back', locale: 'en-US' }],
  [604, { type: 'note-read-back', locale: 'de-DE' }],
  [605, { type: 'step-finished', step: 'notes', sentence: 'Written in 2 languages' }],
  [605, { type: 'step-started', step: 'groups', sentence: '' }],
  [606, { type: 'group-read-back', name: 'QA', isInternal: true, isAutomatic: true }],
  [607, { type: 'group-read-back', name: 'Beta circle', isInternal: false, isAutomatic: false }],
  [607, { type: 'step-finished', step: 'groups', sentence: '2 groups have the build' }],
  [607, { type: 'step-started', step: 'review', sentence: '' }],
  [608, { type: 'review-seen', submissionId: 'review-1', state: 'WAITING_FOR_REVIEW' }],
  [608, { type: 'step-finished', step: 'review', sentence: 'Submitted' }],
];

/** Earlier runs of the same app, whose builds took this many minutes to process. */
export function earlierRuns(minutes: readonly number[]): PublishRun[] {
  return minutes.map((took, place) => {
    const end = 241 + took * 60;
    const kept: LiveRun['kept'] = {
      buildNumber: `${30 + place}`,
      events: [
        ...appeared,
        [241, { type: 'step-started', step: 'process', sentence: '' }],
        [end, { type: 'step-finished', step: 'process', sentence: 'Processed' }],
        [end, { type: 'run-done', receipt: '/receipts/receipt.json' }],
      ],
    };
    return liveRun({ id: `20261101-1400${10 + place}-bbbbbb`, kept, age: 86_400 * (place + 1) });
  });
}

export const offline = (): RunWait => ({
  reason: 'offline',
  sentence: 'The name api.example was not found',
  since: new Date(Date.now() - 95_000).toISOString(),
  until: new Date(Date.now() + 130_000).toISOString(),
});

/** Sends snapshots to the window as main does. */
export async function sendRuns(
  app: ElectronApplication,
  runs: readonly PublishRun[],
): Promise<void> {
  await app.evaluate(({ BrowserWindow }, all) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    for (const run of all) contents?.send('runs:changed', run);
  }, runs);
}

/** Sends one and shows it. */
export async function showRun(
  app: ElectronApplication,
  page: Page,
  run: PublishRun,
): Promise<void> {
  await sendRuns(app, [run]);
  await app.evaluate(
    ({ BrowserWindow }, runId) =>
      BrowserWindow.getAllWindows()[0]?.webContents.send('runs:opened', { runId }),
    run.id,
  );
  await expect(page.getByRole('list', { name: 'Steps' })).toBeVisible();
}
