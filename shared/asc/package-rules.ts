import type { ErrorNumber } from './error-numbers';

/** How Apple treats one fault of a package. */
export interface PackageRule {
  /**
   * `certain`: Apple's own statement, or a message that someone received. `likely`: hearsay, or an interpretation
   * that may be wrong.
   */
  evidence: 'certain' | 'likely' | 'harmless';
  /**
   * `delivery`: the upload is refused. `processing`: it is accepted, and the build is refused afterwards. `mail`: the
   * build is kept, and a mail warns about it. `review`: the submission for review is refused. `unknown`: no report is
   * known.
   */
  when: 'delivery' | 'processing' | 'mail' | 'review' | 'unknown';
  /** Empty where the message has no number, or none is known. */
  numbers: readonly ErrorNumber[];
}

const rule =
  (evidence: PackageRule['evidence']) =>
  (when: PackageRule['when'], ...numbers: ErrorNumber[]): PackageRule => ({
    evidence,
    when,
    numbers,
  });
const certain = rule('certain');
const likely = rule('likely');
const harmless = rule('harmless');

/**
 * Every fault of a package that is checked, by the code of its finding. Preflight, the practice App Store Connect and
 * the sample packages each cover every one of them: the compiler names a missing one.
 */
export const packageRules = {
  'alternate-icon-missing': certain('delivery', 90032),
  'app-clip-too-large': certain('delivery'),
  'app-too-large': certain('delivery'),
  'aps-environment-development': certain('delivery', 90046),
  'arm64-missing': certain('delivery', 90085, 90086),
  'asset-catalog-unreadable': likely('delivery', 90596),
  'asset-pack-too-large': certain('delivery'),
  'background-tasks-missing': certain('delivery', 90771),
  'beta-reports-missing': likely('mail', 90191),
  'beta-toolchain': likely('delivery', 90111, 90512, 90534),
  'bitcode-left': certain('delivery', 90482),
  'build-number-malformed': certain('delivery', 90058),
  'build-number-missing': certain('delivery', 90056),
  'bundle-id-malformed': certain('delivery', 90049),
  'bundle-id-missing': certain('delivery'),
  'bundle-id-repeated': certain('delivery', 90685),
  'capabilities-old': harmless('unknown'),
  'certificate-expired': likely('delivery'),
  'code-for-other-system': likely('delivery'),
  'code-identifier-differs': certain('delivery', 90334),
  'code-not-signed': certain('delivery', 90034, 90035),
  'compliance-code-missing': certain('delivery', 90592),
  'compliance-open': likely('unknown'),
  'complication-unknown': certain('delivery', 90517),
  'control-character-in-name': certain('delivery', 90328),
  'disallowed-files': certain('delivery', 90047, 90048),
  'display-name-begins-with-space': certain('delivery', 90694),
  'document-types-incomplete': likely('mail', 90737, 90788),
  'entitlement-app-id-differs': certain('delivery', 90046),
  'entitlement-not-in-profile': certain('delivery', 90164, 90287, 90288),
  'executable-encrypted': certain('delivery', 90125),
  'executable-missing': certain('processing', 90207),
  'executable-name-refused': certain('delivery', 90121),
  'executable-not-runnable': likely('delivery', 90166),
  'executable-too-large': certain('delivery'),
  'executable-unreadable': certain('unknown'),
  'executable-wrong-type': certain('delivery', 90124),
  'extension-activation-rule': certain('delivery', 90362),
  'extension-id-outside-app': certain('delivery'),
  'extension-version-differs': likely('mail', 90473),
  'file-damaged': likely('delivery', 90035),
  'framework-minimum-os-differs': certain('processing', 90208),
  'framework-minimum-os-invalid': certain('delivery', 90362),
  'framework-misplaced': certain('processing', 90171),
  'get-task-allow': certain('delivery', 90046),
  'icon-missing': certain('delivery', 90022, 90032),
  'icon-name-missing': certain('delivery', 90713),
  'icon-not-opaque': likely('delivery', 90717),
  'icon-size-missing': certain('delivery', 90022, 90023),
  'ipad-orientations': certain('delivery', 90474),
  'large-icon-missing': certain('delivery', 90704),
  'launch-screen-missing': certain('delivery', 90475),
  'launch-storyboard-missing': likely('delivery', 90476),
  'leading-zeros': likely('unknown'),
  'listed-sdk-manifest': likely('review', 91061),
  'listed-sdk-signature': likely('review', 91065),
  'mac-app-id-missing': likely('mail', 90886),
  'mac-category-missing': certain('delivery', 90242),
  'mac-files-unreadable': certain('delivery', 90255),
  'mac-icon-missing': certain('delivery', 90236),
  'mac-installer-expired': likely('unknown'),
  'mac-installer-scripts': likely('unknown'),
  'mac-installer-signature': certain('delivery', 90237),
  'mac-intel-missing': likely('delivery', 90981),
  'mac-payload-unread': likely('unknown'),
  'mac-profile-missing': likely('mail', 90889),
  'mac-quarantined': certain('processing', 91109),
  'mac-sandbox-missing': certain('delivery', 90296),
  'mac-signing-not-app-store': likely('unknown'),
  'messages-support-missing': likely('processing'),
  'minimum-os-missing': certain('delivery', 90360),
  'minimum-os-too-low': certain('delivery', 90068),
  'nested-bundle-id-malformed': certain('delivery', 90049),
  'nested-code-in-bundle': certain('delivery', 90205, 90206),
  'nested-executable-missing': certain('processing', 90207),
  'nested-minimum-os-missing': certain('delivery', 90360, 90530),
  'nested-platform-simulator': certain('delivery', 90542),
  'nested-plist-unreadable': certain('processing', 90036),
  'nested-profile-missing': certain('delivery', 90174),
  'nested-version-malformed': certain('delivery', 90058, 90060),
  'nested-version-missing': certain('delivery', 90056, 90057),
  'platform-simulator': certain('delivery', 90087, 90542),
  'platform-unknown': certain('delivery'),
  'plist-key-repeated': certain('unknown'),
  'privacy-manifest-malformed': certain('review', 91056, 91108),
  'private-symbols': likely('processing', 90338),
  'profile-app-id-differs': certain('delivery', 90161, 90283),
  'profile-expired': certain('delivery', 90161),
  'profile-expires-soon': likely('unknown'),
  'profile-tampered': likely('unknown'),
  'profile-unreadable': certain('delivery', 90161),
  'purpose-string-missing': likely('processing', 90683),
  'push-not-entitled': likely('mail', 90078),
  'reason-invalid': certain('review', 91055, 91106),
  'required-reason-missing': likely('review', 91053),
  'resource-bundle-executable': certain('delivery', 90535),
  'sdk-too-old': certain('delivery', 90725),
  'sealed-file-missing': certain('delivery', 90034, 90035),
  'signer-not-distribution': certain('delivery', 90034, 90035),
  'signer-not-in-profile': certain('delivery', 90179),
  'signing-missing': certain('delivery', 90174),
  'signing-not-app-store': certain('delivery', 90161),
  'simulator-slice': certain('delivery', 90087),
  'stray-binary': certain('processing', 90171),
  'swift-support-differs': likely('processing', 90428, 90429, 90430),
  'swift-support-missing': certain('processing', 90426),
  'symbols-left-over': likely('mail', 90381),
  'television-images-missing': certain('delivery', 90471, 90513),
  'tracking-domains': certain('review', 91064, 91107),
  'version-malformed': certain('delivery', 90060),
  'version-missing': certain('delivery', 90057),
  'vision-icon-missing': likely('delivery'),
  'watch-app-id-malformed': certain('delivery', 90541),
  'watch-app-keys': certain('delivery'),
  'watch-app-too-large': certain('delivery'),
  'watch-icon-missing': certain('delivery', 90391),
  'web-view-old': certain('processing', 90809),
} satisfies Record<string, PackageRule>;

export type PackageRuleCode = keyof typeof packageRules;

export function isPackageRule(code: string): code is PackageRuleCode {
  return Object.hasOwn(packageRules, code);
}
