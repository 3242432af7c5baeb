/** The processor types that samples can be made for (machine.h). */
export const processors = {
  arm64: { type: 0x0100000c, subtype: 0 },
  x86_64: { type: 0x01000007, subtype: 3 },
  armv7: { type: 12, subtype: 9 },
} as const;

export type Processor = keyof typeof processors;

/** `MH_*` of loader.h. */
export const fileTypes = { executable: 2, library: 6, bundle: 8 } as const;

/** What a sample executable declares. */
export interface MachOptions {
  /** Dotted, such as `15.0`. */
  minimumOs: string;
  /** Dotted, such as `26.4`. */
  sdk: string;
  /** `PLATFORM_*` of Apple's loader.h: 2 is iOS, 3 tvOS, 4 watchOS, 7 the simulator of iOS. */
  platform: number;
  /** An executable when left out. */
  fileType?: keyof typeof fileTypes;
  /** More than one makes a fat file; arm64 by default. */
  processors?: readonly Processor[];
  /** Names imported from other libraries, with their underscore. */
  symbols?: readonly string[];
  /** Names of Objective-C methods that are only mentioned. */
  selectors?: readonly string[];
  /** Its one Objective-C class and the protocol that it conforms to. */
  objectiveC?: ObjectiveC;
  /** No code at all, as Xcode embeds in place of a static library. */
  isStub?: boolean;
  /** LC_ENCRYPTION_INFO_64: 0 for code not yet encrypted by Apple, null for no such command. */
  cryptId?: number | null;
  /** Bytes of generated code in addition, rounded up to pages. */
  ballast?: number;
  /** `mark` for a library that could have had bitcode and has none. */
  hasBitcode?: boolean | 'mark';
}

/** The Objective-C methods in an executable. */
export interface ObjectiveC {
  /** Methods that its class implements. */
  implemented?: readonly string[];
  /** Methods that the protocol declares, implemented or not. */
  promised?: readonly string[];
  /**
   * How a method list refers to names: `relative` as linkers write it for iOS 14 and newer, with chained pointers;
   * `plain` as before, with absolute pointers; `swift` the same in Swift’s sections.
   */
  form: 'relative' | 'plain' | 'swift';
}
