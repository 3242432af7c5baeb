/** What Apple does about a fault, and the numbers that its message carries. */
export interface AppleMessage {
  /**
   * `delivery`: the upload is refused. `processing`: it is taken, and the build is refused afterwards.
   * `mail`: the build is kept, and a mail warns of it. `review`: the submission for review is refused.
   */
  when: 'delivery' | 'processing' | 'mail' | 'review';
  /** Empty where the message has no number, or none is known. */
  numbers: readonly number[];
}

const message =
  (when: AppleMessage['when']) =>
  (...numbers: number[]): AppleMessage => ({ when, numbers });
const delivery = message('delivery');
const processing = message('processing');
const mail = message('mail');
const review = message('review');

/** By the code of the check; a check whose own words say all of it is not here. */
export const appleMessages: Readonly<Record<string, AppleMessage>> = {
  'alternate-icon-missing': delivery(90032),
  'app-clip-too-large': delivery(),
  'app-too-large': delivery(),
  'aps-environment-development': delivery(90046),
  'arm64-missing': delivery(90085, 90086),
  'asset-catalog-unreadable': delivery(90596),
  'asset-pack-too-large': delivery(),
  'background-tasks-missing': delivery(90771),
  'beta-reports-missing': mail(90191),
  'beta-toolchain': delivery(90111, 90512, 90534),
  'bitcode-left': delivery(90482),
  'build-number-malformed': delivery(90058),
  'build-number-missing': delivery(90056),
  'bundle-id-malformed': delivery(),
  'bundle-id-missing': delivery(),
  'bundle-id-repeated': delivery(90685),
  'certificate-expired': delivery(),
  'code-for-other-system': delivery(),
  'code-identifier-differs': delivery(90334),
  'code-not-signed': delivery(90034, 90035),
  'compliance-code-missing': delivery(90592),
  'complication-unknown': delivery(90517),
  'disallowed-files': delivery(90047, 90048),
  'document-types-incomplete': mail(90737, 90788),
  'entitlement-app-id-differs': delivery(90046),
  'entitlement-not-in-profile': delivery(90164),
  'executable-encrypted': delivery(90125),
  'executable-missing': processing(90207),
  'executable-not-runnable': delivery(90166),
  'executable-too-large': delivery(),
  'executable-wrong-type': delivery(90124),
  'extension-id-outside-app': delivery(),
  'extension-version-differs': mail(90473),
  'framework-minimum-os-differs': processing(90208),
  'framework-minimum-os-invalid': delivery(90362),
  'framework-misplaced': processing(90171),
  'get-task-allow': delivery(90046),
  'icon-missing': delivery(90022, 90032),
  'icon-name-missing': delivery(90713),
  'icon-not-opaque': delivery(90717),
  'icon-size-missing': delivery(90022, 90023),
  'ipad-orientations': delivery(90474),
  'large-icon-missing': delivery(90704),
  'launch-screen-missing': delivery(90475),
  'launch-storyboard-missing': delivery(90476),
  'listed-sdk-manifest': review(91061),
  'listed-sdk-signature': review(91065),
  'minimum-os-missing': delivery(90360),
  'minimum-os-too-low': delivery(90068),
  'nested-code-in-bundle': delivery(90205, 90206),
  'nested-executable-missing': processing(90207),
  'nested-minimum-os-missing': delivery(90360, 90530),
  'nested-platform-simulator': delivery(90542),
  'nested-plist-unreadable': processing(90036),
  'nested-profile-missing': delivery(90174),
  'nested-version-malformed': delivery(90058, 90060),
  'nested-version-missing': delivery(90056, 90057),
  'platform-simulator': delivery(90087, 90542),
  'platform-unknown': delivery(),
  'privacy-manifest-malformed': review(91056, 91108),
  'private-symbols': processing(90338),
  'profile-app-id-differs': delivery(90161),
  'profile-expired': delivery(90161),
  'profile-unreadable': delivery(90161),
  'purpose-string-missing': processing(90683),
  'push-not-entitled': mail(90078),
  'reason-invalid': review(91055, 91106),
  'required-reason-missing': review(91053),
  'resource-bundle-executable': delivery(90535),
  'sdk-too-old': delivery(90725),
  'signer-not-distribution': delivery(90034, 90035),
  'signer-not-in-profile': delivery(90179),
  'signing-missing': delivery(90174),
  'signing-not-app-store': delivery(90161),
  'simulator-slice': delivery(90087),
  'stray-binary': processing(90171),
  'swift-support-differs': processing(90428, 90429, 90430),
  'swift-support-missing': processing(90426),
  'symbols-left-over': mail(90381),
  'tracking-domains': review(91064, 91107),
  'version-malformed': delivery(90060),
  'version-missing': delivery(90057),
  'watch-app-id-malformed': delivery(90541),
  'watch-app-keys': delivery(),
  'watch-app-too-large': delivery(),
  'web-view-old': processing(90809),
};
