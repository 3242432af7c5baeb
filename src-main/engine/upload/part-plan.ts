import { raise } from '#shared/raise';
import type { UploadOperation } from '../asc/build-upload-files';

/** Checks that Apple's parts cover the file from its first byte to its last, once. Their order is free. */
export function assertTiles(operations: readonly UploadOperation[], size: number): void {
  let expected = 0;
  for (const part of [...operations].sort((a, b) => a.offset - b.offset)) {
    if (part.offset !== expected) {
      raise(
        'answer-unreadable',
        `The parts that App Store Connect asked for leave a gap or overlap at byte ${expected}.`,
      );
    }
    expected += part.length;
  }
  if (expected !== size) {
    raise(
      'answer-unreadable',
      `The parts that App Store Connect asked for cover ${expected} of ${size} bytes.`,
    );
  }
}

/** The parts that the server does not have yet. */
export function missingParts(operations: readonly UploadOperation[]): UploadOperation[] {
  return operations.filter((part) => !part.entityTag);
}
