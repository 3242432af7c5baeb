const second = 1_000;
export const minute = 60 * second;
export const day = 24 * 60 * minute;

/** How long things take on the world's clock, in milliseconds; as they are known from real releases. */
export const delays = {
  /** From the commit until the upload reads PROCESSING. */
  intake: 5 * second,
  /** From the commit until the upload reads COMPLETE or FAILED. */
  delivery: minute,
  /** From COMPLETE until the build shows in lists. */
  buildAppears: minute,
  /** From the build's showing until it is VALID. */
  processing: 5 * minute,
  /** From VALID until both beta states leave PROCESSING. */
  settling: minute,
  /** From the build's showing until the primary locale's note row is there by itself. */
  primaryNote: 30 * second,
  /** How long the beta states read PROCESSING again once compliance is answered. */
  complianceEcho: minute,
  /** From a submission for review until a build that is not in order reads INVALID. */
  reviewLook: 5 * minute,
  reviewQueue: 10 * minute,
  review: 10 * minute,
  /** Queue and review each, when an earlier build of the train is approved already. */
  repeatedReview: minute,
  /** From the release of a store version until it is out in every storefront. */
  distribution: 30 * minute,
  /** From the asking until a review submission is canceled. */
  canceling: minute,
  /** How long an encryption declaration waits to be looked at, and then is looked at. */
  declaration: 30 * minute,
} as const;

/** A build can be tested for so long. */
export const buildLifetime = 90 * day;
/** An address for a part is good for so long, in wall time. */
export const addressLifetime = 7 * day;
