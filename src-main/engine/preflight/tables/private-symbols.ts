/** Names of private interfaces that apps have been refused for, as symbols. */
export const privateSymbols: readonly string[] = [
  '_OBJC_CLASS_$_LSApplicationWorkspace',
  '_OBJC_CLASS_$_MCProfileConnection',
  '_OBJC_CLASS_$_SBApplication',
  '_MGCopyAnswer',
  '_SBSCopyLocalizedApplicationNameForDisplayIdentifier',
];
