import { accounts } from './en/accounts';
import { activity } from './en/activity';
import { announcements } from './en/announcements';
import { appStoreConnect } from './en/app-store-connect';
import { commandHelp } from './en/command-help';
import { commandOutput } from './en/command-output';
import { commandUsage } from './en/command-usage';
import { confirm } from './en/confirm';
import { connection } from './en/connection';
import { declarations } from './en/declarations';
import { desktop } from './en/desktop';
import { dropPackage } from './en/drop-package';
import { errors } from './en/errors';
import { buildFindings } from './en/findings/builds';
import { commonFindings } from './en/findings/common';
import { complianceFindings } from './en/findings/compliance';
import { entitlementFindings } from './en/findings/entitlements';
import { executableFindings } from './en/findings/executables';
import { iconFindings } from './en/findings/icons';
import { identityFindings } from './en/findings/identity';
import { infoFindings } from './en/findings/info';
import { launchFindings } from './en/findings/launch';
import { findingPlaces } from './en/findings/places';
import { planFindings } from './en/findings/plan';
import { platformFindings } from './en/findings/platform';
import { privacyFindings } from './en/findings/privacy';
import { profileFindings } from './en/findings/profiles';
import { purposeFindings } from './en/findings/purposes';
import { reviewFindings } from './en/findings/review';
import { sdkFindings } from './en/findings/sdk';
import { signingFindings } from './en/findings/signing';
import { signingAtAppleFindings } from './en/findings/signing-at-apple';
import { sizeFindings } from './en/findings/sizes';
import { structureFindings } from './en/findings/structure';
import { supportFolderFindings } from './en/findings/support-folders';
import { versionFindings } from './en/findings/versions';
import { watchFindings } from './en/findings/watch';
import { keyErrors } from './en/key-errors';
import { packageChanges } from './en/package-changes';
import { packageErrors } from './en/package-errors';
import { plan } from './en/plan';
import { planChecks } from './en/plan-checks';
import { planNotes } from './en/plan-notes';
import { planTesters } from './en/plan-testers';
import { practice } from './en/practice';
import { practiceProcess } from './en/practice-process';
import { publishErrors } from './en/publish-errors';
import { reach } from './en/reach';
import { releaseNotes } from './en/release-notes';
import { runLog } from './en/run-log';
import { runView } from './en/run-view';
import { sent } from './en/sent';
import { settings } from './en/settings';
import { states } from './en/states';
import { steps } from './en/steps';
import { storage } from './en/storage';
import { units } from './en/units';
import { unreadable } from './en/unreadable';
import { upload } from './en/upload';
import { window } from './en/window';

/**
 * Every sentence that a person reads, in English, by key: ICU MessageFormat, with `<b>` for emphasis. The other
 * languages translate exactly these. A key that a journal may hold is never renamed or taken away.
 */
export const english = {
  ...accounts,
  ...activity,
  ...announcements,
  ...appStoreConnect,
  ...commandHelp,
  ...commandOutput,
  ...commandUsage,
  ...confirm,
  ...connection,
  ...declarations,
  ...desktop,
  ...dropPackage,
  ...errors,
  ...buildFindings,
  ...commonFindings,
  ...complianceFindings,
  ...entitlementFindings,
  ...executableFindings,
  ...iconFindings,
  ...identityFindings,
  ...infoFindings,
  ...launchFindings,
  ...findingPlaces,
  ...planFindings,
  ...platformFindings,
  ...privacyFindings,
  ...profileFindings,
  ...purposeFindings,
  ...reviewFindings,
  ...sdkFindings,
  ...signingFindings,
  ...signingAtAppleFindings,
  ...sizeFindings,
  ...structureFindings,
  ...supportFolderFindings,
  ...versionFindings,
  ...watchFindings,
  ...keyErrors,
  ...packageChanges,
  ...packageErrors,
  ...plan,
  ...planChecks,
  ...planNotes,
  ...planTesters,
  ...practice,
  ...practiceProcess,
  ...publishErrors,
  ...reach,
  ...releaseNotes,
  ...runLog,
  ...runView,
  ...sent,
  ...settings,
  ...states,
  ...steps,
  ...storage,
  ...units,
  ...unreadable,
  ...upload,
  ...window,
} as const;
