import { type FileHandle, open } from 'node:fs/promises';
import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { sampleDraft } from '../../../src-main/sample-package/sample-draft';
import { sampleFiles } from '../../../src-main/sample-package/sample-files';
import { sampleSpec } from '../../../src-main/sample-package/sample-spec';
import type { SampleOptions } from '../../../src-main/sample-package/write-sample-package';

const mebi = 1024 * 1024;
const block = 4096;
const nothing = Buffer.alloc(block);

/**
 * A sample package with the given MiB of media that take up almost no disk space: each MiB begins with unique bytes,
 * followed by a hole. Readers of the file see its full size.
 */
export async function writeBigPackage(
  path: string,
  mediaMb: number,
  options: SampleOptions,
): Promise<void> {
  const draft = await sampleDraft(sampleSpec(options));
  const zip = new ZipFile();
  for (const { path: name, bytes, mode } of await sampleFiles(draft))
    zip.addBuffer(bytes, name, { mode });
  const size = mediaMb * mebi;
  const name = `Payload/${draft.appFolder}/Media/map.bin`;
  zip.addReadStreamLazy(name, { compress: false, size }, (add) =>
    add(null, Readable.from(numbered(mediaMb), { objectMode: false })),
  );
  zip.end();
  const file = await open(path, 'wx');
  try {
    await pipeline(zip.outputStream, withHoles(file));
  } finally {
    await file.close();
  }
}

function* numbered(count: number): Generator<Buffer> {
  for (let number = 1; number <= count; number += 1) {
    const bytes = Buffer.alloc(mebi);
    bytes.fill(`${number} `, 0, block);
    yield bytes;
  }
}

/** Writes a file and skips zeros: unwritten parts read as zeros anyway. */
function withHoles(file: FileHandle): Writable {
  let size = 0;
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      const start = size;
      size += chunk.length;
      writeFilled(file, chunk, start).then(() => done(), done);
    },
    final: (done) => void file.truncate(size).then(() => done(), done),
  });
}

async function writeFilled(file: FileHandle, chunk: Buffer, start: number): Promise<void> {
  for (let at = 0; at < chunk.length; at += block) {
    const piece = chunk.subarray(at, at + block);
    if (!piece.equals(nothing.subarray(0, piece.length)))
      await file.write(piece, 0, piece.length, start + at);
  }
}
