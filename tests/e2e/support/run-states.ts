import { appError } from '#shared/errors';
import { appeared, type KeptRun, processed, stepDone, uploaded, uploading } from './kept-runs';

/** One state of a run in the data folder, and what the window has to show for it. */
export interface RunState {
  name: string;
  kept: Omit<KeptRun, 'buildNumber' | 'minutesAgo'>;
  /** In the chip, the list and the window title. */
  word: string;
  /** On the run's own screen. */
  says: readonly RegExp[];
  /** The offered actions, in the order of the row: the primary one is the last. */
  acts: readonly string[];
  /** Whether Activity counts it among those that need attention. */
  needsYou: boolean;
}

const alreadyUsed = {
  code: 'build-already-used',
  severity: 'blocker',
  where: 'Orbit Notes in App Store Connect',
  title: '1.4.0 (59) is already in App Store Connect',
  whatToDo: 'Set the build number to 60, archive and export again, then drop the new file.',
} as const;

const refusedGroup = appError('request-refused', 'POST /v1/betaGroups/… was refused.', {
  apple: {
    status: 409,
    errors: [
      {
        code: 'STATE_ERROR.BETA_GROUP_LIMIT_REACHED',
        title: 'The request cannot be fulfilled.',
        detail: 'The maximum number of builds was reached for this beta group.',
        source: '/data/relationships/builds',
      },
    ],
    requestId: '0f6c2c1e-6d0c-4c7e-9a5f-1c2b3a4d5e6f',
  },
});

const refusedNote = appError(
  'note-refused-by-apple',
  'App Store Connect refused the German note.',
  {
    apple: {
      status: 409,
      errors: [
        {
          code: 'ENTITY_ERROR.ATTRIBUTE.INVALID',
          title: 'An attribute value has invalid text.',
          detail: "Text for whatsNew contains invalid characters:'[⟰]'",
          source: '/data/attributes/whatsNew',
        },
      ],
      requestId: '0f6c2c1e-6d0c-4c7e-9a5f-1c2b3a4d5e6f',
    },
  },
);
const changedNote = appError('note-changed', 'The German note was changed.');

export const runStates: readonly RunState[] = [
  {
    name: 'interrupted',
    kept: { events: uploading },
    word: 'Interrupted',
    says: [
      /Slipway quit during this run\. App Store Connect has 16 of 40 parts\. Resuming uploads only the rest\./,
      /When you resume, Slipway first checks what App Store Connect already has\./,
    ],
    acts: ['Cancel upload', 'Resume run'],
    needsYou: true,
  },
  {
    name: 'paused',
    kept: { events: [...uploading, [30, { type: 'run-paused' }]] },
    word: 'Paused',
    says: [/App Store Connect has 16 of 40 parts/, /Resume at any time\./],
    acts: ['Cancel upload', 'Resume run'],
    needsYou: false,
  },
  {
    name: 'stopped-finding',
    kept: {
      events: [
        ...uploaded,
        [61, { type: 'step-started', step: 'appear', sentence: '' }],
        [61 + 900, { type: 'run-stopped-waiting', limit: 'find-build' }],
      ],
    },
    word: 'Stopped waiting',
    says: [
      /The package is in App Store Connect and doesn’t have to be uploaded again\./,
      /timeout of 15 min, counted from the end of the upload at \d\d:\d\d, was reached\./,
      /The rest of the plan is kept/,
    ],
    acts: ['Prepare report for Apple…', 'Show Apple’s system status', 'Resume run'],
    needsYou: true,
  },
  {
    name: 'stopped-processing',
    kept: {
      plan: { limits: { findBuildMinutes: 15, processingMinutes: 60 } },
      events: [
        ...appeared,
        [241, { type: 'step-started', step: 'process', sentence: '' }],
        [61 + 3600, { type: 'run-stopped-waiting', limit: 'processing' }],
      ],
    },
    word: 'Stopped waiting',
    says: [
      /The build is in App Store Connect\./,
      /timeout of 1 h, counted from the end of the upload at \d\d:\d\d, was reached\./,
    ],
    acts: ['Prepare report for Apple…', 'Show Apple’s system status', 'Resume run'],
    needsYou: true,
  },
  {
    name: 'failed',
    kept: {
      events: [
        ...processed,
        ...stepDone('compliance', 'Answered in the package', 601, 602),
        ...stepDone('notes', 'Written in 2 languages', 602, 605),
        [605, { type: 'step-started', step: 'groups', sentence: '' }],
        [606, { type: 'step-failed', step: 'groups', error: refusedGroup }],
        [606, { type: 'run-failed', error: refusedGroup }],
      ],
    },
    word: 'Failed',
    says: [
      /The build is in App Store Connect\./,
      /App Store Connect refused the request/,
      /App Store Connect says/,
      /The maximum number of builds was reached for this beta group\./,
    ],
    acts: ['Copy details', 'Choose another package', 'Resume run'],
    needsYou: true,
  },
  {
    name: 'build-already-there',
    kept: {
      events: [
        ...stepDone('check-package', '46 checks passed', 0, 1),
        [1, { type: 'step-started', step: 'find-app', sentence: '' }],
        [2, { type: 'app-found', appId: '6480000001', name: 'Orbit Notes' }],
        [2, { type: 'run-blocked', findings: [alreadyUsed] }],
      ],
    },
    word: 'Blocked',
    says: [
      /Nothing was uploaded\./,
      /is already in App Store Connect/,
      /a new run uploads nothing and applies the rest of your plan to it/,
    ],
    acts: ['Choose another package', 'Use existing build'],
    needsYou: true,
  },
  {
    name: 'cancelled-withdrawn',
    kept: { events: [...uploading, [40, { type: 'run-cancelled', uploadRemoved: true }]] },
    word: 'Canceled',
    says: [/The upload was removed from App Store Connect\./],
    acts: ['Choose another package'],
    needsYou: false,
  },
  {
    name: 'cancelled-too-late',
    kept: { events: [...uploaded, [80, { type: 'run-cancelled', uploadRemoved: false }]] },
    word: 'Canceled',
    says: [
      /The upload could no longer be removed and stays in App Store Connect\./,
      /expire the build in App Store Connect\./,
    ],
    acts: ['Choose another package'],
    needsYou: false,
  },
  {
    name: 'done',
    kept: {
      events: [
        ...processed,
        ...stepDone('compliance', 'Answered in the package', 601, 602),
        [602, { type: 'step-started', step: 'notes', sentence: '' }],
        [603, { type: 'note-read-back', locale: 'en-US' }],
        [604, { type: 'note-read-back', locale: 'de-DE' }],
        [605, { type: 'step-finished', step: 'notes', sentence: 'Written in 2 languages' }],
        [605, { type: 'step-started', step: 'groups', sentence: '' }],
        [606, { type: 'group-read-back', name: 'QA', isInternal: true, isAutomatic: true }],
        [
          607,
          { type: 'group-read-back', name: 'Beta circle', isInternal: false, isAutomatic: false },
        ],
        [607, { type: 'step-finished', step: 'groups', sentence: '2 groups have the build' }],
        [607, { type: 'step-started', step: 'review', sentence: '' }],
        [608, { type: 'review-seen', submissionId: 'review-1', state: 'WAITING_FOR_REVIEW' }],
        [608, { type: 'step-finished', step: 'review', sentence: 'Submitted' }],
        [608, { type: 'step-skipped', step: 'testers', sentence: 'ends once submitted, as asked' }],
        [609, { type: 'run-done', receipt: '/receipts/receipt.json' }],
      ],
    },
    word: 'In beta review',
    says: [
      /is in beta review/,
      /QA has the build\./,
      /Beta circle gets it after Apple approves it\./,
    ],
    acts: ['Publish another build', 'Show in folder', 'Use these settings next time'],
    needsYou: false,
  },
  {
    name: 'ready-to-notify',
    kept: {
      plan: { notify: 'after-confirm' },
      events: [
        ...processed,
        ...stepDone('compliance', 'Answered in the package', 601, 602),
        ...stepDone('notes', 'Written in 2 languages', 602, 604),
        [604, { type: 'note-read-back', locale: 'en-US' }],
        [604, { type: 'note-read-back', locale: 'de-DE' }],
        ...stepDone('notes-kept', 'Read back as written', 604, 605),
        ...stepDone('emails', 'Automatic emails are off', 605, 606),
        [606, { type: 'step-started', step: 'groups', sentence: '' }],
        [606, { type: 'group-read-back', name: 'QA', isInternal: true, isAutomatic: true }],
        [
          607,
          { type: 'group-read-back', name: 'Beta circle', isInternal: false, isAutomatic: false },
        ],
        [607, { type: 'step-finished', step: 'groups', sentence: '2 groups have the build' }],
        ...stepDone('review', 'Submitted', 607, 608),
        [609, { type: 'run-ready-to-notify', reason: 'asked' }],
      ],
    },
    word: 'Ready to email testers',
    says: [/No one is emailed until you confirm\./],
    acts: ['Email testers'],
    needsYou: true,
  },
  {
    name: 'waiting-for-notes',
    kept: {
      plan: { notesReady: false },
      events: [
        ...processed,
        ...stepDone('compliance', 'Answered in the package', 601, 602),
        [603, { type: 'step-started', step: 'notes-kept', sentence: '' }],
        [603, { type: 'run-waiting-for-notes' }],
      ],
    },
    word: 'Waiting for your notes',
    says: [
      /Notes are not ready/,
      /2 of 2 languages written\./,
      /Testers don’t get it until you mark the notes as ready\./,
    ],
    acts: ['Mark as ready'],
    needsYou: true,
  },
  {
    name: 'note-refused',
    kept: {
      events: [
        ...processed,
        ...stepDone('compliance', 'Answered in the package', 601, 602),
        [603, { type: 'note-read-back', locale: 'en-US', text: 'Offline search is here.' }],
        [603, { type: 'step-started', step: 'notes-kept', sentence: '' }],
        [
          604,
          {
            type: 'note-refused',
            locale: 'de-DE',
            detail: "Text for whatsNew contains invalid characters:'[⟰]'",
          },
        ],
        [605, { type: 'step-failed', step: 'notes-kept', error: refusedNote }],
        [605, { type: 'run-failed', error: refusedNote }],
      ],
    },
    word: 'Failed',
    says: [
      /App Store Connect refused a note/,
      /1 sent; 1 refused: German/,
      /Text for whatsNew contains invalid characters/,
    ],
    acts: ['German', 'Edit', 'English (US)', 'Copy details', 'Resume run'],
    needsYou: true,
  },
  {
    name: 'note-changed',
    kept: {
      events: [
        ...appeared,
        [241, { type: 'note-read-back', locale: 'de-DE', text: 'Die Suche geht jetzt offline.' }],
        [242, { type: 'step-started', step: 'notes', sentence: '' }],
        [
          243,
          {
            type: 'note-changed-elsewhere',
            locale: 'de-DE',
            text: 'Die Suche und der Export gehen jetzt offline.',
          },
        ],
        [244, { type: 'step-failed', step: 'notes', error: changedNote }],
        [244, { type: 'run-failed', error: changedNote }],
      ],
    },
    word: 'Failed',
    says: [/Notes were changed in App Store Connect/, /Theirs \(now in App Store Connect\)/],
    acts: [
      'Edit',
      'Use theirs',
      'Replace with mine',
      'German',
      'English (US)',
      'Copy details',
      'Replace with mine and resume',
    ],
    needsYou: true,
  },
  {
    name: 'repaired',
    kept: {
      events: [
        ...uploading,
        [30, { type: 'run-paused' }],
        [31, { type: 'journal-repaired', damagedLines: 1, keptAs: 'journal-damaged-1.jsonl' }],
        [32, { type: 'run-paused' }],
      ],
    },
    word: 'Paused',
    says: [/This run’s journal was damaged\. 1 line was moved to/],
    acts: ['Cancel upload', 'Resume run'],
    needsYou: false,
  },
  {
    name: 'of-a-newer-slipway',
    kept: { schema: 9, events: [...uploading, [30, { type: 'run-paused' }]] },
    word: 'Read only',
    says: [
      /The run was created by a newer version of Slipway/,
      /In this version it is read-only\./,
      /Paused, as far as this version of Slipway can read it\./,
    ],
    acts: ['Copy details'],
    needsYou: false,
  },
];
