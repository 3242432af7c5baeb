import type { Platform } from './package-info';

/** Names of packages: an .ipa, or the installer package of a Mac app. */
export const packageLikeName = /\.(?:ipa|pkg)$/i;

/** The extensions, as a dialog of the system takes them. */
export const packageExtensions = ['ipa', 'pkg'];

/** Names of what a Mac app comes in, and that Apple takes in no form but a signed .pkg. */
export const macAppLikeName = /\.(?:app|dmg|mpkg|xip|zip|tgz)$/i;

/** Apple's name of the kind of a package's file, for its upload (app-store-connect.md, packages 6). */
export function packageFileType(platform: Platform | null): 'com.apple.ipa' | 'com.apple.pkg' {
  return platform === 'MAC_OS' ? 'com.apple.pkg' : 'com.apple.ipa';
}
