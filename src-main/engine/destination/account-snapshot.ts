import type { StoreVersion } from '#shared/domain/app-store';
import type { EncryptionDeclaration } from '#shared/domain/destination';
import type { PackageInfo } from '#shared/domain/package-info';
import type { LanguageInformation, ReviewContact } from '#shared/domain/test-information';
import type { App } from '../asc/apps';
import type { BuildUpload } from '../asc/build-uploads';
import type { Build } from '../asc/builds';
import type { ListedCertificate, ListedProfile, Unread } from '../asc/signing';

/** The account as it was just read, and the package that it is compared with. */
export interface AccountSnapshot {
  app: App;
  info: PackageInfo;
  /** Hexadecimal, of the package's signing certificate; null when unknown. */
  certificateSerial: string | null;
  /** The newest builds of the package's platform, of any version, newest first; null when they weren't requested. */
  newest: readonly Build[] | null;
  /** Builds of the package's version and platform, like the uploads. */
  builds: readonly Build[];
  /** Including failed ones. */
  uploads: readonly BuildUpload[];
  versions: readonly Pick<StoreVersion, 'versionString' | 'state'>[];
  /** Test information in each language. */
  languages: readonly LanguageInformation[];
  /** For beta review; null when it wasn't requested, or there is none. */
  contact: ReviewContact | null;
  /** Null when they weren't requested, like the certificates. */
  profiles: readonly ListedProfile[] | Unread | null;
  certificates: readonly ListedCertificate[] | Unread | null;
  /** Export compliance declarations, when the package may need one; null when they couldn't be read. */
  declarations: readonly EncryptionDeclaration[] | null;
  now: Date;
  /** How far this computer's clock is behind Apple's; below 0 when it is ahead. */
  clockBehindSeconds: number;
}
