const mebi = 1024 * 1024;

/**
 * Limits on what is read from a package. A package can come from anywhere, so nothing in it may
 * determine how much memory or time reading it takes.
 */
export const limits = {
  /**
   * Bytes of the file. Apple takes apps of up to 4 GB (app-store-connect.md, packages 3), with 20 GB of on-demand
   * resources beside them.
   */
  packageBytes: 24 * 1024 * mebi,
  /** Entries of the central directory; real packages have a few thousand. */
  entries: 100_000,
  /** Unpacked bytes of everything that is read from one package. */
  readBytes: 32 * mebi,
  /** Unpacked bytes of all files together. */
  unpackedBytes: 24 * 1024 * mebi,
  /** Unpacked bytes of one property list or profile. */
  plistBytes: mebi,
  /** Unpacked bytes of the list of files covered by a signature; a longer one is not read. */
  sealBytes: 8 * mebi,
  /** Unpacked bytes of one icon. */
  iconBytes: mebi,
  /** Pixels along an edge of an icon that is decoded. */
  iconPixels: 1024,
  /** Icons whose header is read. */
  icons: 24,
  /** Extensions, watch apps and App Clips whose Info.plist is read. */
  bundles: 100,
  /** Bundles of every kind whose property lists are read in a full reading. */
  allBundles: 2_000,
  /** Icons whose pixels are read. */
  alphaIcons: 64,
  /** Characters of the symbol names of all executables. */
  symbolText: 24 * mebi,
  /** Files without a known extension whose first bytes are checked. */
  sniffed: 20_000,
  /** Bytes of an asset catalog that is held while it is read; a larger one is unpacked twice. */
  heldCatalogBytes: 8 * mebi,
} as const;
