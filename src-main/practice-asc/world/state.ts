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
} from './rows';

/** Everything the practice team has. Plain JSON; what changes with time is computed when it is read. */
export interface WorldState {
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
  /** Signs the addresses of parts, so that an address from elsewhere or past its time is refused. */
  addressSecret: string;
}

export function emptyState(addressSecret: string): WorldState {
  return {
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
    addressSecret,
  };
}

/** The world as one request sees it: the state, and what time it is. */
export interface Moment {
  state: WorldState;
  /** Milliseconds on the world's clock. */
  now: number;
  /** What the calendar says: wall time, moved on when the clock was turned by hand. */
  today: Date;
  /** Wall time in milliseconds, as a client has it (with the practised skew). */
  wallTime: number;
  /** Scheme, host and port that this server is reached at. */
  origin: string;
}

export function byId<Row extends { id: string }>(
  rows: readonly Row[],
  id: string,
): Row | undefined {
  return rows.find((row) => row.id === id);
}
