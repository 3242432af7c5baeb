import { rowIndex } from './row-index';
import type {
  AppRow,
  AppStoreVersionRow,
  BetaAppLocalizationRow,
  BetaAppReviewDetailRow,
  BetaAppReviewSubmissionRow,
  BetaBuildLocalizationRow,
  BetaGroupRow,
  BetaTesterRow,
  BuildRow,
  BuildUploadFileRow,
  BuildUploadRow,
  PreReleaseVersionRow,
  UserRow,
} from './rows';
import type { SigningRows } from './signing-rows';
import type {
  AppStoreReviewDetailRow,
  AppStoreVersionLocalizationRow,
  EncryptionDeclarationRow,
  PhasedReleaseRow,
  ReviewSubmissionItemRow,
  ReviewSubmissionRow,
} from './store-rows';

/** Everything the practice team has. Plain JSON; what changes with time is computed when it is read. */
export interface WorldState {
  users: UserRow[];
  apps: AppRow[];
  appStoreVersions: AppStoreVersionRow[];
  preReleaseVersions: PreReleaseVersionRow[];
  buildUploads: BuildUploadRow[];
  buildUploadFiles: BuildUploadFileRow[];
  builds: BuildRow[];
  betaGroups: BetaGroupRow[];
  betaTesters: BetaTesterRow[];
  betaAppLocalizations: BetaAppLocalizationRow[];
  betaBuildLocalizations: BetaBuildLocalizationRow[];
  betaAppReviewDetails: BetaAppReviewDetailRow[];
  betaAppReviewSubmissions: BetaAppReviewSubmissionRow[];
  appStoreVersionLocalizations: AppStoreVersionLocalizationRow[];
  appStoreReviewDetails: AppStoreReviewDetailRow[];
  phasedReleases: PhasedReleaseRow[];
  reviewSubmissions: ReviewSubmissionRow[];
  reviewSubmissionItems: ReviewSubmissionItemRow[];
  encryptionDeclarations: EncryptionDeclarationRow[];
  /** Missing until the signing data is first used. */
  signing?: SigningRows;
  /** Signs the addresses of parts, so that a foreign or expired address is refused. */
  addressSecret: string;
}

export function emptyState(addressSecret: string): WorldState {
  return {
    users: [],
    apps: [],
    appStoreVersions: [],
    preReleaseVersions: [],
    buildUploads: [],
    buildUploadFiles: [],
    builds: [],
    betaGroups: [],
    betaTesters: [],
    betaAppLocalizations: [],
    betaBuildLocalizations: [],
    betaAppReviewDetails: [],
    betaAppReviewSubmissions: [],
    appStoreVersionLocalizations: [],
    appStoreReviewDetails: [],
    phasedReleases: [],
    reviewSubmissions: [],
    reviewSubmissionItems: [],
    encryptionDeclarations: [],
    addressSecret,
  };
}

/** The world as one request sees it: the state and the time. */
export interface Moment {
  state: WorldState;
  /** Milliseconds on the world's clock. */
  now: number;
  /** The calendar: wall time, advanced when the clock was advanced by hand. */
  today: Date;
  /** Wall time in milliseconds, as a client sees it (with the simulated skew). */
  wallTime: number;
  /** Scheme, host and port of this server. */
  origin: string;
  /** What faults take from every store page. */
  lacks?: { screenshots: boolean; ageRating: boolean };
}

const findById = rowIndex<{ id: string }>((row) => row.id);

export function byId<Row extends { id: string }>(
  rows: readonly Row[],
  id: string,
): Row | undefined {
  return findById(rows, id);
}
