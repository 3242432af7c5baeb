import type { PublishRun, Step, StepId } from '#shared/domain/publish-run';

const at = '2026-01-05T09:00:00.000Z';

const titles: [StepId, string][] = [
  ['upload', 'Upload the package'],
  ['process', 'Wait for processing'],
  ['notes', 'Write notes'],
];

function step(id: StepId, title: string): Step {
  return { id, title, intention: `${title}.`, progress: { state: 'pending' } };
}

/** A run under way, with what a test changes put over it. */
export function someRun(change: Partial<PublishRun> = {}): PublishRun {
  return {
    id: 'run-1',
    environment: 'live',
    account: { id: 'a', name: 'Team', keyId: 'ABCDE12345' },
    createdAt: at,
    updatedAt: at,
    plan: {
      schema: 1,
      packagePath: '/packages/Harbour.ipa',
      scope: 'full',
      notes: [{ locale: 'en-US', text: 'What nobody may see yet' }],
      groups: [],
      submitForBetaReview: false,
      waitForTesters: false,
      usesNonExemptEncryption: null,
      limits: { findBuildMinutes: 15, processingMinutes: 120 },
      overrides: [],
    },
    package: somePackage(),
    status: { state: 'running' },
    steps: titles.map(([id, title]) => step(id, title)),
    findings: [],
    app: { id: '1234567890', name: 'Harbour' },
    upload: null,
    ids: { buildUpload: null, buildUploadFile: null, build: null, reviewSubmission: null },
    delivery: null,
    buildStates: null,
    notes: [],
    groups: [],
    reviewState: null,
    receipt: null,
    ...change,
  };
}

function somePackage(): PublishRun['package'] {
  return {
    bundleId: 'app.example.harbour',
    name: 'Harbour',
    version: '1.4.0',
    buildNumber: '42',
    platform: 'IOS',
    minimumOsVersion: '17.0',
    deviceFamilies: ['iPhone'],
    size: 1000,
    sdk: '26.4',
    usesNonExemptEncryption: false,
    signing: {
      kind: 'app-store',
      teamId: null,
      teamName: null,
      profileName: null,
      profileUuid: null,
      profileExpires: null,
      certificateName: null,
      certificateExpires: null,
      entitlements: null,
    },
    icons: [],
    extensions: [],
    locales: [],
  };
}

/** Of 1,000 bytes. */
export function upload(stored: number, sent: number | null): PublishRun['upload'] {
  const live = sent === null ? null : { sent, bytesPerSecond: null };
  return { total: 1000, stored, parts: 4, partsStored: 1, live };
}
