import type { Platform } from '#shared/domain/package-info';

/**
 * A word from the package that is safe in a command, in quotation marks; otherwise the placeholder.
 * A package can come from anywhere, and people paste commands without reading them.
 */
export function commandWord(word: string | null, placeholder: string): string {
  return `"${word !== null && /^[A-Za-z0-9_][A-Za-z0-9 ._/-]{0,120}$/.test(word) ? word : placeholder}"`;
}

/** The name of a file in the package, if it is safe in a command. */
export function commandFile(path: string): string {
  return commandWord(path.split('/').at(-1) ?? null, 'FILE');
}

const sdkNames: Readonly<Record<Platform, string>> = {
  IOS: 'iphoneos',
  TV_OS: 'appletvos',
  VISION_OS: 'xros',
  MAC_OS: 'macosx',
};

const systemNames: Readonly<Record<Platform, string>> = {
  IOS: 'iOS',
  TV_OS: 'tvOS',
  VISION_OS: 'visionOS',
  MAC_OS: 'macOS',
};

/** xcodebuild's name for a platform's SDK; that of iOS when unknown. */
export function sdkName(platform: Platform | null): string {
  return sdkNames[platform ?? 'IOS'];
}

/** xcodebuild's name for a platform's system; iOS when unknown. */
export function systemName(platform: Platform | null): string {
  return systemNames[platform ?? 'IOS'];
}
