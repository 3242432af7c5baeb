import type { HandOver } from '#shared/domain/hand-over';
import { eachGroupOnce } from '#shared/domain/plan-groups';
import type { PublishPlan } from '#shared/domain/publish-plan';
import type { PublishRun } from '#shared/domain/publish-run';
import { backToPending, toPending, withRun } from './fold-steps';
import type { RunEvent } from './run-event';
import type { RunRecord } from './run-record';

type TakenOver = Extract<RunEvent, { type: 'run-taken-over' }>;

/**
 * The run in other hands. What Apple has and what was read back stays; what a person decided for this run alone is
 * asked again, since the file that it came in may have been edited.
 */
export function takenOver(record: RunRecord, event: TakenOver): RunRecord {
  const { run } = record;
  const { connection, file } = event;
  const { accountId: id, name, keyId } = connection;
  // Without a checksum nothing shows that it is the file that was checked.
  const mustCheck = file !== null && record.sha256 === null && !run.committed;
  const steps = mustCheck ? run.steps.map((step) => toPending(run.plan, step)) : backToPending(run);
  const groups = run.groups.map((group, place) =>
    group.state === 'waiting' ? (planned(run.plan)[place] ?? group) : group,
  );
  return {
    ...withRun(record, {
      account: { id, name, keyId },
      status: { state: 'paused', at: event.at },
      steps,
      plan: {
        ...run.plan,
        packagePath: event.packagePath,
        rules: event.rules,
        whenReviewBusy:
          typeof run.plan.whenReviewBusy === 'object' ? 'ask' : run.plan.whenReviewBusy,
      },
      groups,
      emails: { ...run.emails, confirmedAt: null },
      reviewChoice: null,
      store: run.store && { ...run.store, decided: [] },
      handOvers: [...run.handOvers, changeOf(event)],
    }),
    connection,
    identity: file,
    ...(mustCheck && { isChecked: false, wasOutdated: true }),
    isDoubtful: true,
    identifiedGroups: record.identifiedGroups.filter((one) =>
      groups.some((group) => group.id === one.id && group.state !== 'waiting'),
    ),
    replacedNotes: Object.fromEntries(
      (run.plan.existing?.notes ?? []).map(({ locale, text }) => [locale, [text]]),
    ),
    confirmedFor: null,
    wasTakenBack: false,
  };
}

function planned({ groups }: PublishPlan): PublishRun['groups'] {
  return eachGroupOnce(groups).map(({ id, name }) => ({
    name,
    ...(id !== null && { id }),
    isInternal: null,
    state: 'waiting',
  }));
}

function changeOf({ at, handedOverAt, from, person, connection }: TakenOver): HandOver {
  const { name, keyId } = connection;
  return { handedOverAt, takenAt: at, from, to: { person, account: { name, keyId } } };
}

/** What a colleague may have done meanwhile is looked up, and testers are only emailed after asking. */
export function takenBack(record: RunRecord): RunRecord {
  const { run } = record;
  return {
    ...withRun(record, { emails: { ...run.emails, confirmedAt: null }, reviewChoice: null }),
    confirmedFor: null,
    isDoubtful: true,
    wasTakenBack: true,
  };
}
