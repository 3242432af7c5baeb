import type { CheckedLink, StoreAct, StorePage, StoreVersion } from '#shared/domain/app-store';
import type { ReviewContact } from '#shared/domain/test-information';
import type { AscClient } from '../asc/client';
import { environmentOf } from '../asc/server-address';
import type { Connection } from '../connection';
import type { Clock, Fetch } from '../ports';
import { actOnVersion } from './act-on-version';
import { checkLinks, linkFetch } from './check-links';
import { readStorePage } from './read-store-page';
import {
  type ReviewDetailChange,
  type SavedReviewDetail,
  saveReviewDetail,
} from './save-review-detail';

/** An app on one platform. */
export interface StoreApp {
  bundleId: string;
  /** Apple's name of it, such as IOS. */
  platform: string;
}

/** The App Store side of an app, apart from what a run does. */
export interface AppStore {
  read(connection: Connection, app: StoreApp): Promise<StorePage>;
  /** Opens each web address of the version's texts once. */
  checkLinks(connection: Connection, versionId: string): Promise<CheckedLink[]>;
  /**
   * Does one act and reads back that it took effect; one that had taken effect before is done. Throws
   * `store-act-refused` where the version's state does not allow it, and `read-back-differs`.
   */
  act(connection: Connection, versionId: string, act: StoreAct): Promise<StoreVersion>;
  /** Saves the App Review information of a version, and reads it back. */
  saveReviewDetail(
    connection: Connection,
    versionId: string,
    edited: { base: ReviewContact | null; change: ReviewDetailChange },
  ): Promise<SavedReviewDetail>;
}

export function makeAppStore(parts: {
  connect: (connection: Connection) => AscClient;
  clock: Clock;
  /** For the addresses of the texts, which others wrote. */
  links: { open: Fetch; publicOnly: Fetch };
}): AppStore {
  const { connect, clock } = parts;
  return {
    read: (connection, { bundleId, platform }) =>
      readStorePage(connect(connection), bundleId, platform),
    checkLinks: (connection, versionId) =>
      checkLinks(
        connect(connection),
        linkFetch(environmentOf(connection.keyId, connection.apiUrl), parts.links),
        versionId,
      ),
    act: (connection, versionId, act) =>
      actOnVersion({ client: connect(connection), clock }, versionId, act),
    saveReviewDetail: (connection, versionId, edited) =>
      saveReviewDetail({ client: connect(connection), clock }, versionId, edited),
  };
}
