import { createHash } from 'node:crypto';
import { storeWebAddress } from '#shared/asc/store-address';
import { testFlightAddress } from '#shared/asc/test-flight-address';
import type { PublishRun, Step } from '#shared/domain/publish-run';
import { isInReview, testersHaveBuild } from '#shared/domain/run-readers';
import { type StoreStage, storeStageOf } from '#shared/domain/store-stage';
import type { MessageEvent, MessageFact } from '#shared/domain/team-messages';
import { message, type Text } from '#shared/words/message';
import { readyText } from '#shared/words/notify';
import type { RunEvent } from '../publish/run-event';
import { applyEvent } from '../publish/run-machine';
import type { RunRecord } from '../publish/run-record';

/**
 * Every state change of a run that a team may want to know, from its journal alone: the same journal gives the same
 * facts with the same IDs, so that after a crash what was queued is compared with what happened.
 */
export function factsOf(events: readonly RunEvent[]): MessageFact[] {
  if (events[0]?.type !== 'run-started') return [];
  const facts: MessageFact[] = [];
  const seen = new Set<string>();
  let record: RunRecord | null = null;
  for (const event of events) {
    const before: PublishRun | null = record?.run ?? null;
    record = applyEvent(record, event);
    // What happened before belongs to the messages of whoever handed it over.
    if (event.type === 'run-taken-over') facts.length = 0;
    for (const change of changesBetween(before, record.run)) {
      const fact = factOf(record.run, change, event.at);
      if (!seen.has(fact.id)) facts.push(fact);
      seen.add(fact.id);
    }
  }
  return facts;
}

/** Reported once a run, however often the run comes back to it. */
const onceARun: ReadonlySet<MessageEvent> = new Set<MessageEvent>([
  'started',
  'uploaded',
  'processed',
  'testers-have-it',
  'store-approved',
  'store-released',
  'canceled',
]);

/** What a team may want to know of a run since it was as before; of one that was not seen yet, that it started. */
export function changesBetween(before: PublishRun | null, run: PublishRun): MessageEvent[] {
  if (before === null) return ['started'];
  const became = (is: (one: PublishRun) => boolean): boolean => is(run) && !is(before);
  return [
    ...(became(({ committed }) => committed) ? (['uploaded'] as const) : []),
    ...(became((one) => isDone(one, 'process')) ? (['processed'] as const) : []),
    ...(became(isInReview) ? (['submitted'] as const) : []),
    ...(became(isApproved) ? (['approved'] as const) : []),
    ...(became(({ reviewState }) => reviewState === 'REJECTED') ? (['rejected'] as const) : []),
    ...storeChanges(before, run),
    ...(became(hasReachedTesters) ? (['testers-have-it'] as const) : []),
    ...ending(before, run),
  ];
}

/** While App Review has the version, and after it approved it. */
const withReview: ReadonlySet<StoreStage> = new Set<StoreStage>([
  'compliance',
  'waiting',
  'in-review',
  'accepted',
]);
const approved: ReadonlySet<StoreStage> = new Set<StoreStage>([
  'approved',
  'scheduled',
  'processing',
  'live',
]);

function storeChanges(before: PublishRun, run: PublishRun): MessageEvent[] {
  const [was, is] = [storeStageOf(before), storeStageOf(run)];
  if (is === null || was === is) return [];
  const isIn = (stages: ReadonlySet<StoreStage>, stage: StoreStage | null): boolean =>
    stage !== null && stages.has(stage);
  const became = (stages: ReadonlySet<StoreStage>): boolean =>
    isIn(stages, is) && !isIn(stages, was);
  return [
    ...(became(withReview) ? (['store-submitted'] as const) : []),
    ...(became(approved) ? (['store-approved'] as const) : []),
    // A version that was rejected before the run is not news.
    ...(is === 'rejected' && isIn(withReview, was) ? (['store-rejected'] as const) : []),
    ...(is === 'live' ? (['store-released'] as const) : []),
  ];
}

function isApproved(run: PublishRun): boolean {
  return run.reviewState === 'APPROVED' || (isInReview(run) && hasReachedTesters(run));
}

/**
 * What Apple says of the build may be read a moment before its approval, which is reported first. A run that is done reads
 * no more: what external testers have was approved.
 */
function hasReachedTesters(run: PublishRun): boolean {
  const isExternal = run.buildStates?.external === 'IN_BETA_TESTING';
  return testersHaveBuild(run) && (!isInReview(run) || (isExternal && run.status.state === 'done'));
}

function ending({ status: before }: PublishRun, { status }: PublishRun): MessageEvent[] {
  if (before.state === status.state) return [];
  switch (status.state) {
    case 'waiting-for-notes':
    case 'ready-to-notify':
    case 'stopped-waiting':
    case 'review-busy':
      return ['needs-you'];
    case 'blocked':
      return ['blocked'];
    case 'failed':
      // The message about the rejection says it.
      return status.error.code === 'review-rejected' ? [] : ['failed'];
    case 'cancelled':
      return ['canceled'];
    default:
      return [];
  }
}

function isDone({ steps }: PublishRun, id: Step['id']): boolean {
  return steps.some((step) => step.id === id && step.progress.state === 'done');
}

function factOf(run: PublishRun, event: MessageEvent, at: string): MessageFact {
  const { name, bundleId, version, buildNumber, platform } = run.package;
  // Testers and their notes are no matter of the App Store.
  const isOfStore = event.startsWith('store-');
  const visit = onceARun.has(event) ? '' : at;
  const isLinked = run.environment === 'live' && run.app !== null;
  return {
    id: `msg_${createHash('sha256').update(`${run.id} ${event} ${visit}`).digest('hex').slice(0, 32)}`,
    event,
    at,
    runId: run.id,
    environment: run.environment,
    app: { name: run.app?.name ?? name, bundleId },
    version,
    buildNumber,
    platform,
    groups: isOfStore ? [] : run.groups.map((group) => group.name),
    link: isLinked ? pageOf(run, isOfStore) : null,
    reasons: reasonsOf(run, event),
    notes: isOfStore ? null : run.plan.notes.map(({ locale, text }) => ({ locale, text })),
  };
}

function pageOf(run: PublishRun, isOfStore: boolean): string {
  const appId = run.app?.id ?? '';
  const { platform } = run.package;
  return isOfStore
    ? storeWebAddress('version', { appId, platform })
    : testFlightAddress(appId, platform, run.ids.build);
}

const mostReasons = 5;

/** Titles only: details may name files of this computer. */
function reasonsOf({ status }: PublishRun, event: MessageEvent): Text[] {
  if (event === 'needs-you') {
    if (status.state === 'waiting-for-notes') return [message('run.waiting-for-notes')];
    if (status.state === 'ready-to-notify') return [readyText(status.reason)];
    if (status.state === 'review-busy') return [message('run.review-busy')];
    if (status.state === 'stopped-waiting') return [message(`notice.slow.${status.limit}`)];
  }
  if (status.state === 'failed' && event === 'failed') return [status.error.title];
  if (status.state !== 'blocked' || event !== 'blocked') return [];
  return status.findings
    .filter(({ severity }) => severity === 'blocker')
    .slice(0, mostReasons)
    .map(({ title }) => title);
}
