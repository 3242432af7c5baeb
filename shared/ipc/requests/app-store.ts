import { z } from 'zod';
import { platforms } from '../../asc/states';
import { AppStorePlan, CheckedLink, StoreAct, StorePage } from '../../domain/app-store';
import { StoreWebPage } from '../../domain/readiness-item';
import { StoreDraft } from '../../domain/store-draft';
import { ReviewContact } from '../../domain/test-information';
import { AppError } from '../../errors';

const ofApp = {
  accountId: z.string().min(1).max(64),
  bundleId: z.string().min(1).max(255),
  platform: z.enum(platforms),
};
/** As Apple forms the IDs of resources: they become parts of addresses. */
const id = z.string().regex(/^[\w-]{1,64}$/);
const contactText = z.string().max(20_000);

/** App Review information: a field that is left out stays as it is. */
const ReviewDetailChange = z
  .object({
    contactFirstName: contactText,
    contactLastName: contactText,
    contactPhone: contactText,
    contactEmail: contactText,
    demoAccountRequired: z.enum(['true', 'false']),
    demoAccountName: contactText,
    demoAccountPassword: contactText,
    notes: contactText,
  })
  .partial()
  .strict();

/** The App Store side of an app: its versions, texts, submissions and releases. */
export const appStoreRequests = {
  'app-store:read': { params: z.object(ofApp).strict(), result: StorePage },
  /** What was changed for the version and is not at App Store Connect yet; null without any. */
  'app-store:read-draft': { params: z.object(ofApp).strict(), result: StoreDraft.nullable() },
  'app-store:save-draft': {
    params: z.object({ ...ofApp, draft: StoreDraft }).strict(),
    result: z.null(),
  },
  /** Opens each address once; only those of the version's own texts. */
  'app-store:check-links': {
    params: z.object({ ...ofApp, versionId: id }).strict(),
    result: z.array(CheckedLink),
  },
  /**
   * Starts a run that prepares the version with this build, and submits it if the plan says so. A person confirms a
   * submission in the system's dialog; null if they declined.
   */
  'app-store:publish': {
    params: z.object({ ...ofApp, buildId: id, plan: AppStorePlan }).strict(),
    result: z.object({ runId: z.string() }).nullable(),
  },
  /**
   * Continues a run that stopped at an obstacle on the App Store: renames the other version, withdraws the other
   * submission, or submits the whole draft. A person confirms it in the system's dialog; null if they declined.
   */
  'app-store:proceed': {
    params: z.object({ runId: z.string().min(1).max(64) }).strict(),
    result: z.object({ runId: z.string() }).nullable(),
  },
  /** One act on a version or its submission. A person confirms it in the system's dialog; null if they declined. */
  'app-store:act': {
    params: z.object({ ...ofApp, versionId: id, act: StoreAct }).strict(),
    result: StorePage.nullable(),
  },
  /** Opens one of App Store Connect's pages of an app; only for live accounts. */
  'app-store:open-page': {
    params: z
      .object({
        accountId: z.string().min(1).max(64),
        appId: z.string().max(64),
        platform: z.string().max(64).nullable(),
        page: StoreWebPage,
        /** Of the Resolution Center: Apple's ID of the submission, if it is known. */
        submissionId: z.string().max(64).nullable(),
      })
      .strict(),
    result: z.null(),
  },
  /** Saves the App Review information and reads it back. `base` is what the person saw: it may have changed since. */
  'app-store:save-review-detail': {
    params: z
      .object({
        ...ofApp,
        versionId: id,
        base: ReviewContact.nullable(),
        change: ReviewDetailChange,
      })
      .strict(),
    result: z.object({
      outcome: z.enum(['saved', 'changed-meanwhile', 'refused', 'unanswered']),
      detail: ReviewContact.nullable(),
      error: AppError.nullable(),
    }),
  },
} as const;
