import type { PublishPlan } from '#shared/domain/publish-plan';
import type { PublishRun, Step, StepId, StepState } from '#shared/domain/publish-run';
import { currentStep } from '#shared/domain/run-readers';
import type { RunEvent, RunStarted } from './run-event';
import type { RunRecord } from './run-record';
import { describeSteps, titleOf } from './step-titles';

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
      hold: null,
      readOnly: null,
      mended: [],
      steps: describeSteps(plan),
      findings: [],
      app: null,
      upload: null,
      ids: { buildUpload: null, buildUploadFile: null, build: null, reviewSubmission: null },
      delivery: null,
      buildStates: null,
      notes: plan.notes.map(({ locale }) => ({ name: locale, state: 'waiting' })),
      groups: plan.groups.map((name) => ({ name, isInternal: null, state: 'waiting' })),
      reviewState: null,
      receipt: null,
      seal: null,
    },
    connection,
    identity: null,
    sha256: null,
    openIntents: [],
    isDoubtful: false,
    otherNotes: {},
    writes: [],
    waitingSince: null,
    committed: false,
  };
}

/** The only place that changes a run: what the record is after one more event. Pure. */
export function applyEvent(before: RunRecord | null, event: RunEvent): RunRecord {
  // The beginning is written twice: it is the one line that nothing else can make up for.
  if (event.type === 'run-started') return before ?? begin(event);
  if (!before) throw new Error(`A journal must begin with run-started, not ${event.type}`);
  const after = applyFact(before, event);
  return { ...after, run: { ...after.run, updatedAt: event.at } };
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
      return {
        ...withRun(record, { status: { state: 'running' }, steps: backToPending(run) }),
        waitingSince:
          record.committed || run.plan.scope === 'skip-upload' ? event.at : record.waitingSince,
      };
    case 'journal-mended':
      return {
        ...withRun(record, { mended: [...run.mended, ...mendingSentence(event)] }),
        isDoubtful: true,
      };
    case 'step-started':
      return withStep(record, event.step, () => ({
        state: 'running',
        startedAt: event.at,
        sentence: event.sentence,
        limitAt: null,
      }));
    case 'step-told':
      return withStep(record, event.step, (progress) =>
        progress.state === 'running'
          ? { ...progress, sentence: event.sentence, limitAt: event.limitAt }
          : progress,
      );
    case 'step-finished':
      return withStep(record, event.step, (progress) => ({
        state: 'done',
        startedAt: startOf(progress, event.at),
        endedAt: event.at,
        sentence: event.sentence,
      }));
    case 'step-skipped':
      return withStep(record, event.step, () => ({ state: 'skipped', sentence: event.sentence }));
    case 'step-failed':
      return withStep(record, event.step, (progress) => ({
        state: 'failed',
        startedAt: startOf(progress, event.at),
        endedAt: event.at,
        trouble: event.trouble,
      }));
    case 'findings-seen':
      return withRun(record, { findings: event.findings });
    case 'app-found':
      return withRun(record, { app: { id: event.appId, name: event.name } });
    case 'write-intended':
      return {
        ...record,
        openIntents: [...without(record, event.what), { what: event.what, at: event.at }],
      };
    case 'write-answered':
      return {
        ...record,
        openIntents: without(record, event.what),
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
      return { ...record, openIntents: without(record, event.what) };
    case 'upload-created':
      return withRun(record, { ids: { ...run.ids, buildUpload: event.buildUploadId } });
    case 'file-reserved':
      return {
        ...withRun(record, { ids: { ...run.ids, buildUploadFile: event.fileId } }),
        identity: { size: event.size, modifiedMs: event.modifiedMs, inode: event.inode },
      };
    case 'parts-known':
      return withRun(record, {
        upload: {
          total: event.total,
          stored: event.stored,
          parts: event.parts,
          partsStored: event.partsStored,
          live: null,
        },
      });
    case 'part-stored':
      return withRun(record, {
        upload: run.upload && {
          ...run.upload,
          stored: run.upload.stored + event.length,
          partsStored: run.upload.partsStored + 1,
        },
      });
    case 'package-hashed':
      return { ...record, sha256: event.sha256 };
    case 'upload-committed':
      return { ...record, committed: true, waitingSince: event.at };
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
      return { ...record, otherNotes: { ...record.otherNotes, [event.locale]: event.text } };
    case 'note-read-back':
      return withRun(record, { notes: settle(run.notes, event.locale, { state: 'read-back' }) });
    case 'group-read-back': {
      const { isInternal, byItself } = event;
      const state = byItself ? 'by-itself' : 'read-back';
      return withRun(record, { groups: settle(run.groups, event.name, { isInternal, state }) });
    }
    case 'review-seen':
      return withRun(record, {
        ids: { ...run.ids, reviewSubmission: event.submissionId },
        reviewState: event.state,
      });
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
    case 'run-blocked':
      return withRun(record, {
        status: { state: 'blocked', at: event.at, findings: event.findings },
        steps: backToPending(run),
      });
    case 'run-failed':
      return withRun(record, { status: { state: 'failed', at: event.at, trouble: event.trouble } });
    case 'run-cancelled':
      return withRun(record, {
        status: { state: 'cancelled', at: event.at, uploadRemoved: event.uploadRemoved },
        steps: backToPending(run),
      });
    case 'run-done':
      return withRun(record, {
        status: { state: 'done', at: event.at },
        receipt: event.receipt,
        seal: event.seal,
      });
  }
}

function without({ openIntents }: RunRecord, what: string): RunRecord['openIntents'] {
  return openIntents.filter((intent) => intent.what !== what);
}

/** A torn end is what any power cut leaves behind, and nothing that a person needs to know. */
function mendingSentence({
  damagedLines,
  keptAs,
}: Extract<RunEvent, { type: 'journal-mended' }>): string[] {
  if (keptAs === null) return [];
  const lines = damagedLines === 1 ? '1 line was' : `${damagedLines} lines were`;
  return [
    `This run’s record was damaged: ${lines} set aside as ${keptAs}. What is left is asked of Apple again before anything is written.`,
  ];
}

function withRun(record: RunRecord, change: Partial<PublishRun>): RunRecord {
  return { ...record, run: { ...record.run, ...change } };
}

function withStep(
  record: RunRecord,
  id: StepId,
  change: (progress: StepState) => StepState,
): RunRecord {
  const { plan, steps } = record.run;
  const changed = steps.map((step) =>
    step.id === id ? inState(plan, step, change(step.progress)) : step,
  );
  return withRun(record, { steps: changed });
}

function inState(plan: PublishPlan, step: Step, progress: StepState): Step {
  return { ...step, title: titleOf(step.id, plan, progress.state), progress };
}

/** The run as it lies there when its process has ended and the journal has no outcome. */
export function interrupted(run: PublishRun): PublishRun {
  return { ...run, steps: backToPending(run), status: { state: 'interrupted' } };
}

/** Steps that were at work, or failed, will be asked again when the run is carried on. */
function backToPending({ plan, steps }: PublishRun): Step[] {
  return steps.map((step) => {
    const isSettled = step.progress.state === 'done' || step.progress.state === 'skipped';
    return isSettled ? step : inState(plan, step, { state: 'pending' });
  });
}

function startOf(progress: StepState, otherwise: string): string {
  return 'startedAt' in progress ? progress.startedAt : otherwise;
}

function settle<T extends { name: string }>(all: T[], name: string, change: Partial<T>): T[] {
  return all.map((one) => (one.name === name ? { ...one, ...change } : one));
}
