import type { PackageInfo } from '#shared/domain/package-info';
import type { PublishPlanInput } from '#shared/domain/publish-plan';
import type { StepId } from '#shared/domain/publish-run';
import { systemClock } from '../../../src-main/engine/ports';
import type { NewRunEvent } from '../../../src-main/engine/publish/run-event';
import { RunJournal } from '../../../src-main/engine/publish/run-journal';
import { RunFolders } from '../../../src-main/engine/publish/run-library';
import { samplePackage } from '../../helpers/sample-run';

/** A run as another session of Slipway would have left it. */
export interface KeptRun {
  /** Identified by its build number, which is what a person sees. */
  buildNumber: string;
  /** How many minutes ago it started. */
  minutesAgo: number;
  plan?: Partial<PublishPlanInput>;
  package?: Partial<PackageInfo>;
  /** The journal's format; higher than this Slipway's for a run of a newer one. */
  schema?: number;
  /** Seconds after the start, and what happened then. */
  events: readonly (readonly [number, NewRunEvent])[];
}

/** Writes the run's journal into the data folder, event by event, with the engine's own journal. */
export async function keepRun(home: string, kept: KeptRun): Promise<string> {
  const begin = Date.now() - kept.minutesAgo * 60_000;
  let now = begin;
  const clock = { ...systemClock, now: () => new Date(now) };
  const folders = new RunFolders(home);
  const runId = folders.newId(new Date(begin));
  const { journal } = await RunJournal.open(folders.of('practice', runId), clock);
  const started = startOf(runId, kept);
  for (const [seconds, event] of [[0, started] as const, ...kept.events]) {
    now = begin + seconds * 1000;
    await journal.append(event);
  }
  await journal.close();
  return runId;
}

export function startOf(runId: string, kept: KeptRun): NewRunEvent {
  return {
    type: 'run-started',
    ...(kept.schema === undefined ? {} : { schema: kept.schema }),
    runId,
    environment: 'practice',
    connection: {
      accountId: 'practice',
      name: 'Rehearsal team',
      keyId: 'PRACAB12CD',
      issuerId: null,
      apiUrl: 'http://127.0.0.1:1',
      privateKeyFile: null,
    },
    plan: {
      packagePath: '/builds/Orbit Notes.ipa',
      notes: [
        { locale: 'en-US', text: 'Offline search is here.' },
        { locale: 'de-DE', text: 'Die Suche geht offline.' },
      ],
      groups: ['QA', 'Beta circle'],
      submitForBetaReview: true,
      ...kept.plan,
    },
    package: { ...samplePackage, buildNumber: kept.buildNumber, ...kept.package },
  };
}

/** A step that succeeded. */
export function stepDone(
  step: StepId,
  sentence: string,
  from: number,
  to: number,
): (readonly [number, NewRunEvent])[] {
  return [
    [from, { type: 'step-started', step, sentence: '' }],
    [to, { type: 'step-finished', step, sentence }],
  ];
}

/** Checked, and its app found. */
export const found: KeptRun['events'] = [
  ...stepDone('check-package', '46 checks passed', 0, 1),
  [1, { type: 'step-started', step: 'find-app', sentence: '' }],
  [2, { type: 'app-found', appId: '6480000001', name: 'Orbit Notes' }],
  [2, { type: 'step-finished', step: 'find-app', sentence: 'Orbit Notes at Rehearsal team' }],
];

const partSize = 4_600_000;

/** In the middle of the upload: 16 of 40 parts are stored. */
export const uploading: KeptRun['events'] = [
  ...found,
  [2, { type: 'step-started', step: 'upload', sentence: '' }],
  [3, { type: 'upload-created', buildUploadId: 'upload-1' }],
  [4, { type: 'file-reserved', fileId: 'file-1', size: 184_000_000, modifiedMs: 1, inode: 1 }],
  [4, { type: 'parts-known', parts: 40, partsStored: 0, total: 40 * partSize, stored: 0 }],
  ...Array.from(
    { length: 16 },
    (_, place) =>
      [5 + place, { type: 'part-stored', offset: place * partSize, length: partSize }] as const,
  ),
];

/** All bytes are there, 60 seconds after the start. */
export const uploaded: KeptRun['events'] = [
  ...uploading,
  [
    58,
    {
      type: 'parts-known',
      parts: 40,
      partsStored: 40,
      total: 40 * partSize,
      stored: 40 * partSize,
    },
  ],
  [60, { type: 'upload-committed' }],
  [
    60,
    {
      type: 'step-finished',
      step: 'upload',
      sentence: 'Sent in 40 parts; Apple confirms the whole file',
    },
  ],
];

/** Apple shows the build. */
export const appeared: KeptRun['events'] = [
  ...uploaded,
  [61, { type: 'step-started', step: 'appear', sentence: '' }],
  [240, { type: 'build-found', buildId: 'build-1' }],
  [240, { type: 'step-finished', step: 'appear', sentence: 'The build is at Apple' }],
];

/** The build can be used. */
export const processed: KeptRun['events'] = [
  ...appeared,
  [241, { type: 'step-started', step: 'process', sentence: '' }],
  [
    600,
    {
      type: 'build-states-seen',
      states: {
        processing: 'VALID',
        internal: 'IN_BETA_TESTING',
        external: 'WAITING_FOR_BETA_REVIEW',
      },
    },
  ],
  [600, { type: 'step-finished', step: 'process', sentence: 'Processed, and usable for testing' }],
];
