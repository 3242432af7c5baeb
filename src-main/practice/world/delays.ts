const second = 1_000;
export const minute = 60 * second;
export const day = 24 * 60 * minute;

/**
 * How long things take on the world's clock, in milliseconds, modeled on reports of real releases
 * (app-store-connect.md, builds 8).
 */
export const delays = {
  /** From the commit until the upload reads PROCESSING. */
  intake: 5 * second,
  /** From the commit until the upload reads COMPLETE or FAILED. */
  delivery: minute,
  /** From COMPLETE until the build appears in lists. */
  buildAppears: minute,
  /** From the build's appearance until it is VALID. */
  processing: 5 * minute,
  /** From VALID until both beta states leave PROCESSING. */
  settling: minute,
  /** From the build's appearance until the primary locale's note is created automatically. */
  primaryNote: 30 * second,
  /** The same when Apple is slow: after the build is processed. */
  latePrimaryNote: 10 * minute,
  /** How long the beta states read PROCESSING again once compliance is answered. */
  complianceEcho: minute,
  /** From a submission for review until an invalid build reads INVALID. */
  reviewLook: 5 * minute,
  reviewQueue: 10 * minute,
  review: 10 * minute,
  /** Queue and review each, when an earlier build of the train is already approved. */
  repeatedReview: minute,
  /** From the release of a store version until it is out in every storefront. */
  distribution: 30 * minute,
  /** From the request until a review submission is canceled. */
  canceling: minute,
  /** How long an encryption declaration waits for review, and then is in review. */
  declaration: 30 * minute,
} as const;

/** A build can be tested for this long (app-store-connect.md, builds 7). */
export const buildLifetime = 90 * day;
/** The address of a part is valid for this long, in wall time (app-store-connect.md, uploads 4). */
export const addressLifetime = 7 * day;
