import type { PublishRun, StepId } from '#shared/domain/publish-run';
import { needsYou, testersHaveBuild } from '#shared/domain/run-readers';
import { type StoreStage, storeStageOf } from '#shared/domain/store-stage';
import type { WatchNews } from '#shared/domain/watched-folder';
import { type Message, type MessageKey, message, type Text } from '#shared/words/message';
import { runName } from '#shared/words/names';
import { readyText } from '#shared/words/notify';
import { asSentence, say } from '#shared/words/say';
import { sentText } from '#shared/words/sent';

/** A notification, shown while the window is not in front. Never contains a note's text. */
export interface Notice {
  title: string;
  body: string;
}

/** Only three things are worth an interruption: processing finished, the run ended, or it needs attention. */
export function noticeFor(run: PublishRun, before: PublishRun | null): Notice | null {
  if (before === null || before.status.state !== 'running') return null;
  const { status } = run;
  switch (status.state) {
    case 'running': {
      if (needsYou(run) && !needsYou(before))
        return notice(run, 'notice.needs-you', run.wait?.sentence ?? '');
      const isProcessed = isDone(run, 'process') && !isDone(before, 'process');
      return isProcessed ? notice(run, 'notice.processed', nextText(run)) : null;
    }
    case 'failed':
      return notice(run, 'notice.failed', status.error.title, status.error.whatToDo);
    case 'stopped-waiting':
      return notice(run, 'notice.slow', message(`notice.slow.${status.limit}`));
    case 'waiting-for-notes':
      return notice(run, 'notice.needs-you', message('run.waiting-for-notes'));
    case 'ready-to-notify':
      return notice(run, 'notice.needs-you', readyText(status.reason));
    case 'review-busy':
      return notice(run, 'notice.needs-you', message('run.review-busy'));
    case 'blocked': {
      const count = status.findings.filter(({ severity }) => severity === 'blocker').length;
      const blockers = message('notice.blocked.count', { count: Math.max(1, count) });
      return notice(run, 'notice.blocked', blockers, sentText(run));
    }
    case 'done':
      return testersHaveBuild(run)
        ? notice(run, 'notice.testers-have-it', lastSentence(run))
        : notice(run, 'notice.finished', lastSentence(run));
    default:
      return null;
  }
}

/** What Apple did about a build while nobody worked on its run; null if it is still undecided. */
export function reviewNotice(run: PublishRun, before: PublishRun): Notice | null {
  return storeNotice(run, before) ?? betaReviewNotice(run, before);
}

/** The stages of a version that are worth an interruption; the others on the way there are not. */
const storeNews: Partial<Record<StoreStage, { title: Title; next: MessageKey }>> = {
  rejected: { title: 'notice.store-rejected', next: 'notice.store-rejected.next' },
  approved: { title: 'notice.store-approved', next: 'notice.store-approved.next' },
  scheduled: { title: 'notice.store-approved', next: 'notice.store-approved.scheduled' },
  processing: { title: 'notice.store-approved', next: 'notice.store-approved.releasing' },
  live: { title: 'notice.store-live', next: 'notice.store-live.next' },
};

/** What became of a version on the App Store. */
function storeNotice(run: PublishRun, before: PublishRun): Notice | null {
  const [now, then] = [storeStageOf(run), storeStageOf(before)];
  const news = now === null || now === then ? undefined : storeNews[now];
  if (news === undefined) return null;
  // Whoever released it, or knows of the approval, needs no second notice of that.
  const wasApproved = then === 'approved' || then === 'scheduled' || then === 'processing';
  if (wasApproved && news.title === 'notice.store-approved') return null;
  return notice(run, news.title, { key: news.next });
}

function betaReviewNotice(run: PublishRun, before: PublishRun): Notice | null {
  if (isRejected(run))
    return isRejected(before)
      ? null
      : notice(run, 'notice.rejected', message('notice.rejected.next'));
  if (testersHaveBuild(run) || isReleased(run))
    return isReleased(before)
      ? null
      : notice(run, 'notice.testers-have-it', message('notice.testers-have-it.reviewed'));
  if (run.reviewState !== 'APPROVED' || before.reviewState === 'APPROVED') return null;
  const isReleasing = run.emails.automatic !== false;
  return notice(
    run,
    'notice.approved',
    message(isReleasing ? 'notice.approved.releasing' : 'notice.approved.not-released'),
  );
}

/** Either state says so, and one may lag behind the other. */
function isRejected({ reviewState, buildStates }: PublishRun): boolean {
  return reviewState === 'REJECTED' || buildStates?.external === 'BETA_REJECTED';
}

function isReleased({ buildStates }: PublishRun): boolean {
  return buildStates?.external === 'IN_BETA_TESTING';
}

/** Something arrived in watched folders; of many only how many they are. */
export function arrivalsNotice(news: readonly WatchNews[]): Notice {
  const [first, ...others] = news;
  if (first !== undefined && others.length === 0) return arrivalNotice(first);
  return { title: say('watch.many', { count: news.length }), body: '' };
}

/** Something arrived in a watched folder. */
export function arrivalNotice({ what, build, path, folder, why }: WatchNews): Notice {
  const source = say('watch.source', { folder });
  if (build === null) {
    const file = path.split(/[\\/]/).at(-1) ?? path;
    const title = say(what === 'incomplete' ? 'watch.incomplete' : 'watch.unusable', { file });
    return { title, body: [source, asSentence(why ?? '')].join(' ').trim() };
  }
  const title = say(what === 'published' ? 'watch.published' : 'watch.ready', { build });
  const held = why === null ? [] : [say('watch.held', { reason: asSentence(why) })];
  return { title, body: [source, ...held].join(' ') };
}

/** Apple has finished what the run was waiting for; the run only has to be resumed. */
export function newsNotice(run: PublishRun): Notice {
  if (run.status.state === 'review-busy')
    return notice(run, 'notice.review-free', message('notice.resume'));
  const title = run.ids.build === null ? 'notice.appeared' : 'notice.processed';
  return notice(run, title, message('notice.resume'));
}

type Title = Extract<
  MessageKey,
  | 'notice.needs-you'
  | 'notice.failed'
  | 'notice.slow'
  | 'notice.blocked'
  | 'notice.processed'
  | 'notice.appeared'
  | 'notice.testers-have-it'
  | 'notice.approved'
  | 'notice.rejected'
  | 'notice.review-free'
  | 'notice.store-approved'
  | 'notice.store-live'
  | 'notice.store-rejected'
  | 'notice.finished'
>;

function notice(run: PublishRun, title: Title, ...body: Text[]): Notice {
  return { title: say(title, { build: runName(run) }), body: body.map(asSentence).join(' ') };
}

/** What the plan still has after processing. */
function nextText({ plan }: PublishRun): Message {
  const steps = [
    ...(plan.notes.length > 0 ? [message('notice.next.notes')] : []),
    ...(plan.groups.length > 0
      ? [message('notice.next.groups', { count: plan.groups.length })]
      : []),
    ...(plan.submitForBetaReview ? [message('notice.next.review')] : []),
  ];
  return steps.length > 0
    ? message('notice.next', { steps: { list: steps } })
    : message('notice.next.nothing');
}

function isDone(run: PublishRun, id: StepId): boolean {
  return run.steps.some((step) => step.id === id && step.progress.state === 'done');
}

function lastSentence(run: PublishRun): Text {
  const done = run.steps.findLast((step) => step.progress.state === 'done');
  return done?.progress.state === 'done' ? done.progress.sentence : message('notice.all-done');
}
