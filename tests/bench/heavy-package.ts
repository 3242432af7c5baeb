import { createWriteStream, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { mediaStream } from '../../src-main/sample-package/media';
import { sampleDraft } from '../../src-main/sample-package/sample-draft';
import { type SampleFile, sampleFiles } from '../../src-main/sample-package/sample-files';
import { sampleSpec } from '../../src-main/sample-package/sample-spec';
import { scratch } from './samples';

const mebi = 1024 * 1024;
const packMb = 32;
const smallFiles = 3_000;

/** A package like those of large apps: media first, thousands of small files, a large executable, Info.plist last. */
export interface HeavyPackage {
  file: string;
  /** Paths of the executables in it. */
  executables: string[];
}

/** Writes the package, once per run. */
export async function heavyPackage(sizeMb: number, executableMb: number): Promise<HeavyPackage> {
  const file = join(scratch, `heavy-${sizeMb}.ipa`);
  const files = (await sampleFiles(await sampleDraft(sampleSpec({ kind: 'framework' })))).sort(
    (a, b) => rank(a) - rank(b),
  );
  const executables = files.filter(isExecutable).map(({ path }) => path);
  if (!existsSync(file)) await write(file, files, sizeMb - executableMb, executableMb);
  return { file, executables };
}

export const removeHeavy = ({ file }: HeavyPackage): void => rmSync(file, { force: true });

const isExecutable = ({ mode }: SampleFile): boolean => (mode & 0o111) !== 0;
const rank = (file: SampleFile): number =>
  file.path.endsWith('.app/Info.plist') ? 2 : isExecutable(file) ? 1 : 0;

async function write(
  path: string,
  files: readonly SampleFile[],
  mediaMb: number,
  executableMb: number,
): Promise<void> {
  const zip = new ZipFile();
  const app = files.find(({ path: name }) => name.endsWith('.app/Info.plist'))?.path ?? '';
  const folder = app.slice(0, -'Info.plist'.length);
  for (let pack = 0; pack * packMb < mediaMb; pack += 1) {
    const size = packMb * mebi;
    zip.addReadStreamLazy(`${folder}Media/${pack}.bin`, { compress: false, size }, (add) =>
      add(null, mediaStream(size, pack)),
    );
  }
  for (let each = 0; each < smallFiles; each += 1)
    zip.addBuffer(Buffer.from(`{"number": ${each}}`), `${folder}texts/${each}.json`);
  const main = files.find((file) => isExecutable(file) && !file.path.includes('.framework/'));
  for (const file of files) {
    if (file !== main) zip.addBuffer(file.bytes, file.path, { mode: file.mode });
    else
      zip.addReadStreamLazy(file.path, { mode: file.mode }, (add) =>
        add(null, Readable.from(grown(file.bytes, executableMb), { objectMode: false })),
      );
  }
  zip.end();
  await pipeline(zip.outputStream as Readable, createWriteStream(path));
}

/** The executable, followed by bytes that compress about as well as machine code: to half their size. */
function* grown(bytes: Buffer, sizeMb: number): Generator<Buffer> {
  yield bytes;
  let state = 1;
  const next = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state >>> 8) % below;
  };
  const words = Array.from({ length: 4096 }, () => [next(2 ** 24), next(2 ** 24)]);
  for (let made = 0; made < sizeMb; made += 1) {
    const block = Buffer.alloc(mebi);
    for (let at = 0; at < mebi; at += 8) {
      const [low = 0, high = 0] = words[next(words.length)] ?? [];
      block.writeUInt32LE(low, at);
      block.writeUInt32LE(high, at + 4);
    }
    yield block;
  }
}
