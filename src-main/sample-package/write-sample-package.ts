import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { type DefectCode, defects } from './defects';
import { type MacDefectCode, macDefects } from './mac/mac-defects';
import { type MacDraft, macDraft } from './mac/mac-draft';
import { macPackageBytes } from './mac/write-mac-package';
import { mediaStream, packSizes } from './media';
import { type SampleDraft, sampleDraft } from './sample-draft';
import { type SampleFile, sampleFiles } from './sample-files';
import { type SampleSpec, type SampleTraits, sampleSpec } from './sample-spec';

/** The traits of a sample package, and its defects. */
export interface SampleOptions extends SampleTraits {
  /** Known defects, one per code. */
  defects?: readonly DefectCode[];
  /** The same for a Mac package. */
  macDefects?: readonly MacDefectCode[];
  signal?: AbortSignal;
}

/** The written package. */
export interface SamplePackage {
  /** Absolute path. */
  file: string;
  bundleId: string;
  version: string;
  buildNumber: string;
  /** File size in bytes. */
  size: number;
}

/**
 * Writes a generated but well-formed package for rehearsals, with exactly the requested defects. The file appears
 * completely or not at all, and replaces an older one of the same name. Raises RangeError for an invalid size, and
 * the system's error when the file cannot be written.
 */
export async function writeSamplePackage(
  file: string,
  options: SampleOptions = {},
): Promise<SamplePackage> {
  if (/\.pkg$/i.test(file)) return writeMacSample(file, options);
  const draft = await sampleDraft(sampleSpec(options));
  for (const code of options.defects ?? []) await defects[code].apply(draft);
  return writeSampleDraft(file, draft, options.signal);
}

/** Writes a package as drafted, completely or not at all. Raises the system's error. */
export async function writeSampleDraft(
  file: string,
  draft: SampleDraft,
  signal?: AbortSignal,
): Promise<SamplePackage> {
  return writeWhole(file, draft.spec, (path) => writeDraft(path, draft, signal));
}

/** The package of a Mac app, by its name. Its defects are its own. */
async function writeMacSample(file: string, options: SampleOptions): Promise<SamplePackage> {
  const draft = await macDraft(sampleSpec(options));
  for (const code of options.macDefects ?? []) await macDefects[code].apply(draft);
  return writeMacDraft(file, draft);
}

/** Writes the package of a Mac app as drafted, completely or not at all. Raises the system's error. */
export async function writeMacDraft(file: string, draft: MacDraft): Promise<SamplePackage> {
  return writeWhole(file, draft.spec, async (path) =>
    writeFile(path, await macPackageBytes(draft), { flag: 'wx', flush: true }),
  );
}

async function writeWhole(
  file: string,
  { bundleId, version, build }: SampleSpec,
  write: (path: string) => Promise<void>,
): Promise<SamplePackage> {
  const target = resolve(file);
  await mkdir(dirname(target), { recursive: true });
  const beside = join(
    dirname(target),
    `.${basename(target)}.${randomBytes(4).toString('hex')}.part`,
  );
  try {
    await write(beside);
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
  return { file: target, bundleId, version, buildNumber: build, size: (await stat(target)).size };
}

async function writeDraft(path: string, draft: SampleDraft, signal?: AbortSignal): Promise<void> {
  if (draft.ending === 'not-a-zip') {
    await writeFile(path, 'This is a text file with the name of a package.\n');
    return;
  }
  await writeZip(path, draft, await sampleFiles(draft), signal);
  if (draft.edits.length > 0) {
    let zip: Buffer = await readFile(path);
    for (const edit of draft.edits) zip = edit(zip);
    await writeFile(path, zip);
  }
  if (draft.ending === 'cut-short')
    await truncate(path, Math.floor(((await stat(path)).size * 2) / 3));
}

async function writeZip(
  path: string,
  draft: SampleDraft,
  files: readonly SampleFile[],
  signal?: AbortSignal,
): Promise<void> {
  const zip = new ZipFile();
  const written = zip.outputStream as Readable;
  zip.on('error', (error: Error) => written.destroy(error));
  const mtime = draft.spec.now;
  for (const { path: name, bytes, mode } of files) {
    if (name.endsWith('/')) zip.addEmptyDirectory(name, { mtime });
    else zip.addBuffer(bytes, name, { mtime, mode });
  }
  for (const [index, size] of packSizes(draft.spec.sizeMb).entries()) {
    const name = `Payload/${draft.appFolder}/Media/pack-${String(index + 1).padStart(3, '0')}.bin`;
    zip.addReadStreamLazy(name, { mtime, mode: 0o100644, compress: false, size }, (add) =>
      add(null, mediaStream(size, index)),
    );
  }
  zip.end();
  await pipeline(
    written,
    createWriteStream(path, { flags: 'wx', flush: true }),
    signal ? { signal } : {},
  );
}
