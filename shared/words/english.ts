import { accountChoice } from './en/account-choice';
import { accounts } from './en/accounts';
import { activity } from './en/activity';
import { addKey } from './en/add-key';
import { announcements } from './en/announcements';
import { appPage } from './en/app-page';
import { appStore } from './en/app-store';
import { appStoreConnect } from './en/app-store-connect';
import { appStoreTab } from './en/app-store-tab';
import { batch } from './en/batch';
import { buildNotes } from './en/build-notes';
import { builds } from './en/builds';
import { commandHelp } from './en/command-help';
import { commandOutput } from './en/command-output';
import { commandUsage } from './en/command-usage';
import { confirm } from './en/confirm';
import { connection } from './en/connection';
import { declarations } from './en/declarations';
import { desktop } from './en/desktop';
import { devices } from './en/devices';
import { diagnostics } from './en/diagnostics';
import { dropPackage } from './en/drop-package';
import { errors } from './en/errors';
import { expiry } from './en/expiry';
import { findNotes } from './en/find-notes';
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
import { presetFindings } from './en/findings/presets';
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
import { group } from './en/group';
import { guide } from './en/guide';
import { handOver } from './en/hand-over';
import { installCommand } from './en/install-command';
import { keyBackup } from './en/key-backup';
import { keyErrors } from './en/key-errors';
import { keyReport } from './en/key-report';
import { keyRole } from './en/key-role';
import { keyStorage } from './en/key-storage';
import { macPackage } from './en/mac-package';
import { manPage } from './en/man-page';
import { manageKeys } from './en/manage-keys';
import { noteIssues } from './en/note-issues';
import { notesEditor } from './en/notes-editor';
import { notesFile } from './en/notes-file';
import { notesGit } from './en/notes-git';
import { notesImport } from './en/notes-import';
import { notesPanes } from './en/notes-panes';
import { packageChanges } from './en/package-changes';
import { packageErrors } from './en/package-errors';
import { palette } from './en/palette';
import { plan } from './en/plan';
import { planChecks } from './en/plan-checks';
import { planNotes } from './en/plan-notes';
import { planTesters } from './en/plan-testers';
import { practice } from './en/practice';
import { practiceProcess } from './en/practice-process';
import { presetSheet } from './en/preset-sheet';
import { presetUse } from './en/preset-use';
import { presets } from './en/presets';
import { publishErrors } from './en/publish-errors';
import { reach } from './en/reach';
import { reviewBusy } from './en/review-busy';
import { roles } from './en/roles';
import { runLink } from './en/run-link';
import { runLog } from './en/run-log';
import { runNotes } from './en/run-notes';
import { runView } from './en/run-view';
import { sent } from './en/sent';
import { settings } from './en/settings';
import { sharing } from './en/sharing';
import { states } from './en/states';
import { steps } from './en/steps';
import { storage } from './en/storage';
import { storeOptions } from './en/store-options';
import { storeReadiness } from './en/store-readiness';
import { storeRelease } from './en/store-release';
import { storeReview } from './en/store-review';
import { storeTexts } from './en/store-texts';
import { storeVersion } from './en/store-version';
import { stuck } from './en/stuck';
import { teamMessages } from './en/team-messages';
import { testInformation } from './en/test-information';
import { betaTesters } from './en/testers';
import { translate } from './en/translate';
import { units } from './en/units';
import { unreadable } from './en/unreadable';
import { updates } from './en/updates';
import { upload } from './en/upload';
import { watchFolder } from './en/watch-folder';
import { window } from './en/window';

/**
 * Every sentence that a person reads, in English, by key: ICU MessageFormat, with `<b>` for emphasis. The other
 * languages translate exactly these. A key that a journal may hold is never renamed or taken away.
 */
export const english = {
  ...accountChoice,
  ...accounts,
  ...activity,
  ...addKey,
  ...announcements,
  ...appPage,
  ...appStore,
  ...appStoreConnect,
  ...batch,
  ...buildNotes,
  ...builds,
  ...commandHelp,
  ...commandOutput,
  ...commandUsage,
  ...confirm,
  ...connection,
  ...declarations,
  ...desktop,
  ...devices,
  ...diagnostics,
  ...dropPackage,
  ...errors,
  ...expiry,
  ...findNotes,
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
  ...presetFindings,
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
  ...group,
  ...handOver,
  ...keyBackup,
  ...keyErrors,
  ...keyReport,
  ...keyRole,
  ...keyStorage,
  ...macPackage,
  ...manageKeys,
  ...installCommand,
  ...manPage,
  ...noteIssues,
  ...notesEditor,
  ...notesFile,
  ...notesGit,
  ...notesImport,
  ...notesPanes,
  ...packageChanges,
  ...packageErrors,
  ...palette,
  ...plan,
  ...planChecks,
  ...planNotes,
  ...planTesters,
  ...practice,
  ...practiceProcess,
  ...presetSheet,
  ...presetUse,
  ...presets,
  ...publishErrors,
  ...reach,
  ...reviewBusy,
  ...roles,
  ...runLink,
  ...runLog,
  ...runNotes,
  ...runView,
  ...sent,
  ...settings,
  ...sharing,
  ...states,
  ...steps,
  ...storage,
  ...stuck,
  ...teamMessages,
  ...testInformation,
  ...betaTesters,
  ...translate,
  ...units,
  ...unreadable,
  ...updates,
  ...upload,
  ...watchFolder,
  ...window,
  ...storeReadiness,
  ...storeReview,
  ...appStoreTab,
  ...storeRelease,
  ...storeOptions,
  ...storeVersion,
  ...storeTexts,
  ...guide,
} as const;
