import type { PackageInfo } from '#shared/domain/package-info';
import type { PublishRun, RunStatus, Step, StepId, StepState } from '#shared/domain/publish-run';
import { StepId as StepIds } from '#shared/domain/publish-run';

export const start = '2026-11-22T14:00:00.000Z';
const later = '2026-11-22T14:02:00.000Z';

export const samplePackage: PackageInfo = {
  bundleId: 'com.northwind.orbit',
  name: 'Orbit Notes',
  version: '1.4.0',
  buildNumber: '42',
  platform: 'IOS',
  minimumOsVersion: '15.0',
  deviceFamilies: ['iPhone', 'iPad'],
  size: 184_000_000,
  sdk: '26.4',
  usesNonExemptEncryption: false,
  signing: {
    kind: 'app-store',
    teamId: '7K3ABCDE12',
    teamName: 'Northwind Apps',
    profileName: 'Orbit App Store',
    profileUuid: null,
    profileExpires: new Date(2027, 5, 22, 20, 0).toISOString(),
    certificateName: null,
    certificateExpires: null,
    entitlements: null,
  },
  icons: [],
  extensions: [],
  locales: ['en'],
};

const doneState: StepState = {
  state: 'done',
  startedAt: start,
  endedAt: later,
  sentence: 'it went well',
};

/** The steps of a run that has reached `at`, which has the given state; those of the App Store if it is one of them. */
export function stepsUpTo(at: StepId, state: StepState): Step[] {
  const ids = StepIds.options.filter((id) => !id.startsWith('store-') || at.startsWith('store-'));
  const place = ids.indexOf(at);
  return ids.map((id, index) => ({
    id,
    title: `Title of ${id}`,
    intention: `intends ${id}`,
    progress: index < place ? doneState : index === place ? state : { state: 'pending' },
  }));
}

export function running(sentence: string): StepState {
  return { state: 'running', startedAt: start, sentence, limitAt: null };
}

/** A run that has done nothing yet, with a test's changes. */
export function sampleRun(change: Partial<PublishRun> = {}): PublishRun {
  return {
    id: 'run-1',
    environment: 'practice',
    account: { id: 'practice', name: 'Rehearsal team', keyId: 'PRACAB12CD' },
    createdAt: start,
    updatedAt: later,
    plan: {
      schema: 1,
      packagePath: '/builds/orbit.ipa',
      scope: 'full',
      existing: null,
      notes: [],
      notesReady: true,
      groups: [],
      submitForBetaReview: false,
      whenReviewBusy: 'ask',
      appStore: null,
      waitForTesters: false,
      refusedNotes: 'stop',
      notify: 'at-once',
      usesNonExemptEncryption: null,
      declaration: null,
      limits: { findBuildMinutes: 15, processingMinutes: 120 },
      overrides: [],
      preset: null,
      checklist: [],
      approvals: [],
      rules: null,
    },
    package: samplePackage,
    status: { state: 'running' },
    wait: null,
    readOnly: null,
    handledAt: null,
    handedOver: null,
    handOvers: [],
    repaired: [],
    steps: stepsUpTo('check-package', { state: 'pending' }),
    findings: [],
    app: null,
    upload: null,
    committed: false,
    writes: { answered: 0, open: 0 },
    ids: { buildUpload: null, buildUploadFile: null, build: null, reviewSubmission: null },
    delivery: null,
    buildStates: null,
    notes: [],
    groups: [],
    emails: { automatic: null, confirmedAt: null, sent: 'no' },
    reviewState: null,
    reviewBusy: null,
    reviewChoice: null,
    reviewLeftOut: null,
    store: null,
    receipt: null,
    seal: null,
    ...change,
  };
}

/** One run of every status. */
export const everyStatus: RunStatus[] = [
  { state: 'running' },
  { state: 'interrupted' },
  { state: 'paused', at: later },
  { state: 'stopped-waiting', at: later, limit: 'find-build' },
  { state: 'stopped-waiting', at: later, limit: 'processing' },
  { state: 'waiting-for-notes', at: later },
  { state: 'ready-to-notify', at: later, reason: 'asked' },
  { state: 'review-busy', at: later },
  {
    state: 'failed',
    at: later,
    error: {
      code: 'network-unreachable',
      title: 'App Store Connect cannot be reached',
      detail: 'No answer.',
      whatToDo: 'Check the network.',
      retryable: true,
      apple: null,
    },
  },
  { state: 'blocked', at: later, findings: [] },
  { state: 'cancelled', at: later, uploadRemoved: true },
  { state: 'done', at: later },
];
