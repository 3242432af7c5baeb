/** Offsets and sizes, in bytes, that differ between 32-bit code, which old watches still have, and 64-bit code. */
export interface MachLayout {
  header: number;
  /** The segment load command, and the offsets of its file size and its sections. */
  segment: number;
  fileSize: number;
  sectionCount: number;
  sections: number;
  /** Offset of a segment's address. */
  address: number;
  /** A section, and the offsets of its address, size and file offset. */
  section: number;
  sectionAddress: number;
  sectionSize: number;
  sectionStart: number;
  /** A symbol table entry. */
  symbol: number;
}

const layout32: MachLayout = {
  header: 28,
  segment: 0x01,
  fileSize: 36,
  sectionCount: 48,
  sections: 56,
  address: 24,
  section: 68,
  sectionAddress: 32,
  sectionSize: 36,
  sectionStart: 40,
  symbol: 12,
};

const layout64: MachLayout = {
  header: 32,
  segment: 0x19,
  fileSize: 48,
  sectionCount: 64,
  sections: 72,
  address: 24,
  section: 80,
  sectionAddress: 32,
  sectionSize: 40,
  sectionStart: 48,
  symbol: 16,
};

/** By the magic number of a slice (loader.h); undefined for anything else. */
export function layoutFor(magic: number): MachLayout | undefined {
  if (magic === 0xfeedface) return layout32;
  return magic === 0xfeedfacf ? layout64 : undefined;
}
