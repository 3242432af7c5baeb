/** The processors that samples can be made for (machine.h). */
export const processors = {
  arm64: { type: 0x0100000c, subtype: 0 },
  x86_64: { type: 0x01000007, subtype: 3 },
  armv7: { type: 12, subtype: 9 },
} as const;

export type Processor = keyof typeof processors;

/** `MH_*` of loader.h. */
export const fileTypes = { executable: 2, library: 6, bundle: 8 } as const;

/** What a made-up executable says of itself. */
export interface MachOptions {
  /** Dotted, such as `15.0`. */
  minimumOs: string;
  /** Dotted, such as `26.4`. */
  sdk: string;
  /** `PLATFORM_*` of Apple's loader.h: 2 is iOS, 3 tvOS, 4 watchOS, 7 the simulator of iOS. */
  platform: number;
  /** An executable when left out. */
  fileType?: keyof typeof fileTypes;
  /** More than one make a fat file; arm64 when left out. */
  processors?: readonly Processor[];
  /** Names taken from other libraries, with their underscore. */
  symbols?: readonly string[];
  /** Names of Objective-C methods. */
  selectors?: readonly string[];
  /** LC_ENCRYPTION_INFO_64: 0 for what Apple has not encrypted yet, null for no such command. */
  cryptId?: number | null;
  /** Bytes of made-up code beside the little that there is, rounded up to pages. */
  ballast?: number;
  /** `mark` for a library that could have had bitcode and has none. */
  hasBitcode?: boolean | 'mark';
}
