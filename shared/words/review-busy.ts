/* Shared by the plan, the run, the window and the command: another build of the version is in beta review. */
import type { WhenReviewBusy } from '../domain/publish-plan';
import type { OtherReview, PublishRun } from '../domain/publish-run';
import { type Message, message } from './message';
import { stateText } from './states';

/** What the plan asks for, for its row of a list. */
export function whenBusyText(choice: WhenReviewBusy): Message {
  return typeof choice === 'string'
    ? message(`review-busy.choice.${choice}`)
    : message('review-busy.choice.replace-id', { id: choice.replace });
}

/** Which build is in review, its state and since when, as far as App Store Connect shows it. */
export function reviewBusyText(run: Pick<PublishRun, 'reviewBusy' | 'package'>): Message {
  return otherReviewText(run.reviewBusy, run.package.version);
}

export function otherReviewText(other: OtherReview | null, ownVersion: string | null): Message {
  const version = other?.version ?? ownVersion ?? '';
  const build = other?.buildNumber ?? '';
  const state = other?.state == null ? '–' : stateText('review', other.state);
  const since = other?.since ?? null;
  if (build !== '' && since !== null && !Number.isNaN(Date.parse(since)))
    return message('review-busy.sentence-since', { build, version, state, since: { day: since } });
  return message('review-busy.sentence', {
    known: build === '' ? 'no' : 'yes',
    build,
    version,
    state,
  });
}
