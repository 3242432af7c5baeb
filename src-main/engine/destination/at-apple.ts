import type { PackageInfo } from '#shared/domain/package-info';
import type { AppStoreVersion } from '../asc/app-store-versions';
import type { App } from '../asc/apps';
import type { BuildUpload } from '../asc/build-uploads';
import type { Build } from '../asc/builds';
import type { TestInformation } from '../asc/localizations';
import type { ListedCertificate, ListedProfile } from '../asc/signing';

/** The account as it was just read, and the package that it is held against. */
export interface AtApple {
  app: App;
  info: PackageInfo;
  /** Hexadecimal: of the certificate that the package is signed with; null when it is not known. */
  certificateSerial: string | null;
  /** Newest first, of the package's platform. */
  builds: readonly Build[];
  /** Of the package's platform, failed ones too. */
  uploads: readonly BuildUpload[];
  versions: readonly AppStoreVersion[];
  /** Builds that are waiting for beta review, or in it. */
  inReview: readonly Build[];
  information: readonly TestInformation[];
  /** The review contact's empty fields, by name. */
  missingDetails: readonly string[];
  /** Null when the key may not read them. */
  profiles: readonly ListedProfile[] | null;
  certificates: readonly ListedCertificate[] | null;
  now: Date;
}
