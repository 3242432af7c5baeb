import type { OtherReview } from '#shared/domain/publish-run';
import type { Build } from '../asc/builds';

/** What a run keeps of another build in review. */
export function otherReviewOf({ id, version, buildNumber, review }: Build): OtherReview {
  return {
    buildId: id,
    version,
    buildNumber: buildNumber === '' ? null : buildNumber,
    state: review === null || review.state === '' ? null : review.state,
    since: review?.submittedDate ?? null,
  };
}
