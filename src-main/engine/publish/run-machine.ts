import { eachGroupOnce } from '#shared/domain/plan-groups';
import { currentStep } from '#shared/domain/run-readers';
import { message } from '#shared/words/message';
import { isSameFile } from '../storage/file-identity';
import { takenBack, takenOver } from './fold-hand-over';
import {
  withElsewhere,
  withNote,
  withNoteAnswered,
  withNoteIntended,
  withNoteRemoved,
  withNotes,
  withNotesChecked,
  withNotesReady,
  withReadBack,
} from './fold-notes';
import {
  allStored,
  isUncertain,
  repairTexts,
  resumed,
  seenBy,
  withGap,
  withIntents,
  without,
} from './fold-record';
import {
  backToPending,
  endedByFailure,
  givenUp,
  identified,
  settleGroup,
  startOf,
  toPending,
  withRun,
  withSavedNotesCounted,
  withStep,
} from './fold-steps';
import { beginStore, foldStore } from './fold-store';
import { emailWrite, type RunEvent, type RunStarted, uploadWrite } from './run-event';
import type { RunRecord } from './run-record';
import { describeSteps } from './step-titles';

/** The run at its beginning. */
function begin(event: RunStarted): RunRecord {
  const { plan, connection } = event;
  return {
    run: {
      id: event.runId,
      environment: event.environment,
      account: { id: connection.accountId, name: connection.name, keyId: connection.keyId },
      createdAt: event.at,
      updatedAt: event.at,
      plan,
      package: event.package,
      status: { state: 'running' },
      wait: null,
      readOnly: null,
      handledAt: null,
      handedOver: null,
      handOvers: [],
      repaired: [],
      steps: describeSteps(plan, event.package),
      findings: [],
      app: null,
      upload: null,
      committed: false,
      writes: { answered: 0, open: 0 },
      ids: { buildUpload: null, buildUploadFile: null, build: null, reviewSubmission: null },
      delivery: null,
      buildStates: null,
      notes: plan.notes.map(({ locale }) => ({ name: locale, state: 'waiting' })),
      groups: eachGroupOnce(plan.groups).map(({ id, name }) => ({
        name,
        ...(id !== null && { id }),
        isInternal: null,
        state: 'waiting',
      })),
      emails: { automatic: null, confirmedAt: null, sent: 'no' },
      reviewState: null,
      reviewBusy: null,
      reviewChoice: null,
      reviewLeftOut: null,
      store: beginStore(plan),
      receipt: null,
      seal: null,
    },
    connection,
    identity: event.file,
    isChecked: false,
    wasOutdated: false,
    isReserved: false,
    certificateSerial: null,
    traits: null,
    sha256: null,
    openIntents: [],
    isDoubtful: false,
    place: 'none',
    begun: [],
    packageFindings: [],
    findingsOf: [],
    replacedNotes: Object.fromEntries(
      (event.plan.existing?.notes ?? []).map(({ locale, text }) => [locale, [text]]),
    ),
    sentNotes: {},
    checkedNotes: [],
    removedNotes: [],
    identifiedGroups: [],
    wasReleased: false,
    confirmedFor: null,
    mayHaveNotified: false,
    wasTakenBack: false,
    writes: [],
    waitingSince: null,
  };
}

/** The only place that changes a run: what the record is after one more event. Pure. */
export function applyEvent(before: RunRecord | null, event: RunEvent): RunRecord {
  // The beginning is written twice: it is the one line that nothing else can make up for.
  if (event.type === 'run-started') return before ?? begin(event);
  if (!before) throw new Error(`A journal must begin with run-started, not ${event.type}`);
  const after = applyFact(before, event);
  return { ...after, run: { ...withSavedNotesCounted(after.run), updatedAt: event.at } };
}

/** Folds a whole journal; null when its beginning is gone. */
export function foldEvents(events: readonly RunEvent[]): RunRecord | null {
  return events[0]?.type === 'run-started'
    ? events.reduce<RunRecord | null>(applyEvent, null)
    : null;
}

function applyFact(record: RunRecord, event: Exclude<RunEvent, RunStarted>): RunRecord {
  const { run } = record;
  switch (event.type) {
    case 'run-resumed':
      return resumed(record, event.at);
    case 'run-taken-over':
      return takenOver(record, event);
    case 'run-taken-back':
      return takenBack(record);
    case 'notify-confirmed': {
      const emails = { ...run.emails, confirmedAt: event.at };
      const confirmedFor = run.status.state === 'ready-to-notify' ? run.status.reason : null;
      const again = { ...resumed(withRun(record, { emails }), event.at), confirmedFor };
      // Whoever saw that the first request was not answered, and still says so, wants another one.
      return withIntents(again, without(again, emailWrite));
    }
    case 'journal-repaired': {
      const hasLost = event.damagedLines + event.missingLines > 0;
      return {
        ...withRun(hasLost ? withGap(record) : record, {
          repaired: [...run.repaired, ...repairTexts(event)],
          // Whether testers were emailed may be among what is lost: a person is asked before they are.
          ...(hasLost && { emails: { ...run.emails, confirmedAt: null } }),
        }),
        mayHaveNotified: record.mayHaveNotified || hasLost,
        isDoubtful: true,
      };
    }
    case 'step-started':
      return {
        // A step that gave way to an earlier one runs again after it.
        ...withStep(withRun(record, { steps: backToPending(run) }), event.step, () => ({
          state: 'running',
          startedAt: event.at,
          sentence: event.sentence,
          limitAt: null,
        })),
        begun: [...record.begun, event.step],
      };
    case 'step-reported':
      return withStep(record, event.step, (progress) =>
        progress.state === 'running'
          ? { ...progress, sentence: event.sentence, limitAt: event.limitAt }
          : progress,
      );
    case 'step-finished':
      return withStep(withNotesChecked(record, event.step), event.step, (progress) => ({
        state: 'done',
        startedAt: startOf(progress, event.at),
        endedAt: event.at,
        sentence: event.sentence,
      }));
    case 'step-skipped':
      return withStep(record, event.step, () => ({ state: 'skipped', sentence: event.sentence }));
    case 'step-failed':
      return withStep(
        withNotesChecked(record, event.step, event.error),
        event.step,
        (progress) => ({
          state: 'failed',
          startedAt: startOf(progress, event.at),
          endedAt: event.at,
          error: event.error,
        }),
      );
    case 'findings-seen': {
      const { findings } = event;
      const step = currentStep(run)?.id ?? 'check-package';
      return {
        ...withRun(record, { findings }),
        packageFindings: step === 'check-package' ? findings : record.packageFindings,
        findingsOf: seenBy(record, step),
      };
    }
    case 'package-checked': {
      const { file, traits } = event;
      const isSame = record.identity !== null && isSameFile(record.identity, file);
      return {
        ...withRun(record, { package: event.package }),
        identity: file,
        isChecked: true,
        certificateSerial: traits?.certificateSerial ?? event.certificateSerial,
        traits,
        // The checksum was of the file before.
        sha256: isSame ? record.sha256 : null,
      };
    }
    case 'check-outdated':
      return {
        ...withRun(record, { steps: run.steps.map((step) => toPending(run.plan, step)) }),
        isChecked: false,
        wasOutdated: true,
      };
    case 'file-recognized':
      return { ...record, identity: event.file };
    case 'app-found':
      return withRun(record, { app: { id: event.appId, name: event.name } });
    case 'write-intended':
      return {
        ...withIntents(withNoteIntended(record, event.what), [
          ...without(record, event.what),
          { what: event.what, at: event.at },
        ]),
        place: event.what === uploadWrite && isUncertain(record.place) ? 'asked' : record.place,
      };
    case 'write-answered':
      return {
        ...withIntents(
          withNoteAnswered(record, event.what),
          without(record, event.what),
          run.writes.answered + 1,
        ),
        place: event.what === uploadWrite ? 'taken' : record.place,
        writes: [
          ...record.writes,
          {
            step: currentStep(run)?.id ?? null,
            what: event.what,
            at: event.at,
            requestId: event.requestId,
          },
        ],
      };
    case 'write-refused':
      return {
        ...withIntents(record, without(record, event.what)),
        place: event.what === uploadWrite && record.place === 'asked' ? 'none' : record.place,
      };
    case 'upload-created':
      return {
        ...withRun(record, { ids: { ...run.ids, buildUpload: event.buildUploadId } }),
        place: 'taken',
      };
    case 'file-reserved': {
      const { fileId, size, modifiedMs, inode, changedNs } = event;
      return {
        ...withRun(record, { ids: { ...run.ids, buildUploadFile: fileId } }),
        identity: { size, modifiedMs, inode, changedNs },
        isChecked: true,
        isReserved: true,
        place: 'taken',
      };
    }
    case 'parts-known': {
      const { total, stored, parts, partsStored } = event;
      return {
        ...withRun(record, {
          upload: { total, stored, parts, partsStored, discarded: 0, live: null },
        }),
        isReserved: true,
        place: 'taken',
      };
    }
    case 'part-stored':
      return withRun(record, {
        upload: run.upload && {
          ...run.upload,
          stored: run.upload.stored + event.length,
          partsStored: run.upload.partsStored + 1,
        },
      });
    case 'bytes-discarded':
      return withRun(record, { upload: run.upload && { ...run.upload, discarded: event.bytes } });
    case 'package-hashed':
      return { ...record, sha256: event.sha256 };
    case 'upload-committed':
      return {
        ...withRun(record, { committed: true, upload: run.upload && allStored(run.upload) }),
        place: 'taken',
        waitingSince: event.at,
      };
    case 'delivery-seen':
      return withRun(record, {
        delivery: { state: event.state, errors: event.errors, warnings: event.warnings },
      });
    case 'build-found':
      return {
        ...withRun(record, { ids: { ...run.ids, build: event.buildId } }),
        waitingSince: record.waitingSince ?? event.at,
      };
    case 'build-states-seen':
      return withRun(record, { buildStates: event.states });
    case 'note-changed-elsewhere':
      return withElsewhere(record, event);
    case 'note-read-back':
      return withReadBack(record, event);
    case 'note-refused': {
      const { locale: name, detail } = event;
      return withRun(record, { notes: withNote(run, { name, state: 'refused', detail }) });
    }
    case 'note-failed': {
      const { locale: name, detail } = event;
      return withRun(record, { notes: withNote(run, { name, state: 'failed', detail }) });
    }
    case 'notes-edited':
      return withNotes(record, event);
    case 'note-removed':
      return withNoteRemoved(record, event);
    case 'notes-ready':
      return withNotesReady(record, event.isReady);
    case 'emails-read-back':
      return {
        ...withRun(record, { emails: { ...run.emails, automatic: event.automatic } }),
        wasReleased: event.wasReleased,
      };
    case 'emails-changed-elsewhere':
      return withRun(record, { emails: { ...run.emails, automatic: event.automatic } });
    case 'testers-notified':
      return withRun(record, {
        emails: { ...run.emails, sent: event.certain ? 'yes' : 'perhaps' },
      });
    case 'group-read-back': {
      const { id, isInternal, isAutomatic } = event;
      const state = isAutomatic ? 'automatic' : 'read-back';
      const given = { ...(id !== undefined && { id }), isInternal, state } as const;
      return withRun(record, { groups: settleGroup(run.groups, event, given) });
    }
    case 'groups-identified':
      return {
        ...withRun(record, { groups: identified(run.groups, event.groups) }),
        identifiedGroups: [...record.identifiedGroups, ...event.groups],
      };
    case 'group-renamed': {
      const { id, to: name } = event;
      return withRun(record, { groups: settleGroup(run.groups, { id, name }, { name }) });
    }
    case 'review-seen':
      return withRun(record, {
        ids: { ...run.ids, reviewSubmission: event.submissionId },
        reviewState: event.state,
        reviewBusy: null,
      });
    case 'review-busy-seen':
      return withRun(record, { reviewBusy: event.other });
    case 'review-busy-decided':
      return withRun(record, { reviewChoice: event.choice });
    case 'other-build-expired':
      return record;
    case 'review-left-out':
      return withRun(record, { reviewBusy: null, reviewLeftOut: event.reason });
    case 'store-version-seen':
    case 'store-build-attached':
    case 'store-settings-read-back':
    case 'store-texts-read-back':
    case 'store-texts-refused':
    case 'store-submission-seen':
    case 'store-states-seen':
    case 'store-obstacle-seen':
    case 'store-obstacle-decided':
    case 'store-submission-withdrawn':
      return withRun(record, { store: foldStore(run.store, event) });
    case 'run-paused':
      return withRun(record, {
        status: { state: 'paused', at: event.at },
        steps: backToPending(run),
      });
    case 'run-stopped-waiting':
      return withRun(record, {
        status: { state: 'stopped-waiting', at: event.at, limit: event.limit },
        steps: backToPending(run),
      });
    case 'run-waiting-for-notes':
      return withRun(record, {
        status: { state: 'waiting-for-notes', at: event.at },
        steps: backToPending(run),
      });
    case 'run-ready-to-notify':
      return withRun(record, {
        status: { state: 'ready-to-notify', at: event.at, reason: event.reason },
        steps: backToPending(run),
      });
    case 'run-review-busy':
      return withRun(record, {
        status: { state: 'review-busy', at: event.at },
        // The earlier decision was about another build or state, so ask again.
        reviewChoice: null,
        steps: backToPending(run),
      });
    case 'run-blocked':
      return withRun(record, {
        status: { state: 'blocked', at: event.at, findings: event.findings },
        steps: givenUp(backToPending(run), record.begun),
      });
    case 'run-failed':
      return endedByFailure(record, { state: 'failed', at: event.at, error: event.error });
    case 'run-cancelled':
      return withRun(record, {
        status: { state: 'cancelled', at: event.at, uploadRemoved: event.uploadRemoved },
        steps: givenUp(backToPending(run), record.begun),
      });
    case 'run-done':
      return withRun(record, {
        status: { state: 'done', at: event.at },
        // A run of an older Slipway had fewer steps.
        steps: run.steps.map((step) =>
          step.progress.state === 'pending'
            ? {
                ...step,
                progress: { state: 'skipped', sentence: message('step.skipped.not-in-run') },
              }
            : step,
        ),
        receipt: event.receipt,
        seal: event.seal,
      });
  }
}
