/** What differs between code of 32 bits, which old watches still have, and of 64, in bytes. */
export interface MachLayout {
  header: number;
  /** The load command of a segment, and where it has its size in the file and its sections. */
  segment: number;
  fileSize: number;
  sectionCount: number;
  sections: number;
  /** A section, and where it has its size and its place. */
  section: number;
  sectionSize: number;
  sectionStart: number;
  /** An entry of the symbol table. */
  symbol: number;
}

const narrow: MachLayout = {
  header: 28,
  segment: 0x01,
  fileSize: 36,
  sectionCount: 48,
  sections: 56,
  section: 68,
  sectionSize: 36,
  sectionStart: 40,
  symbol: 12,
};

const wide: MachLayout = {
  header: 32,
  segment: 0x19,
  fileSize: 48,
  sectionCount: 64,
  sections: 72,
  section: 80,
  sectionSize: 40,
  sectionStart: 48,
  symbol: 16,
};

/** By the word that a slice begins with (loader.h); undefined for what is none. */
export function layoutFor(magic: number): MachLayout | undefined {
  if (magic === 0xfeedface) return narrow;
  return magic === 0xfeedfacf ? wide : undefined;
}
