import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { PackageInfo } from '#shared/domain/package-info';
import { AppException, fail } from '#shared/errors';
import { isSameText, type Message, message } from '#shared/words/message';
import { sentText } from '#shared/words/sent';
import {
  type FileIdentity,
  identityOf,
  isSameFile,
  settledIdentity,
} from '../storage/file-identity';
import { hashIn } from './bind-overrides';
import type { RunRecord } from './run-record';
import type { StepContext } from './step';

/*
 * The file that was checked is the one that is published. A run is about one file. The same inode, size, mtime and
 * ctime mean the same bytes. If one of them differs (the file was touched, copied, downloaded again, or got an
 * attribute), the SHA-256 decides, if it is known by then. Anything else is another file: before an upload is
 * reserved for it the checks are repeated, afterwards the run stops.
 */

/**
 * The file to send, which is the one that was checked; null when the checks must be repeated first. Throws
 * `package-changed` when neither is possible, and `package-not-found`.
 */
export async function findChecked(context: StepContext): Promise<FileIdentity | null> {
  const { isChecked, identity, run } = context.record;
  const { packagePath } = run.plan;
  const stats = await stat(packagePath, { bigint: true }).catch((cause: unknown) =>
    fail(
      'package-not-found',
      message('error.package-not-found.gone', { path: packagePath, sent: sentText(run) }),
      { cause },
    ),
  );
  if (!isChecked) return null;
  if (identity && isSameFile(identity, identityOf(stats))) return identity;
  const recognized = await recognize(context);
  if (recognized) return recognized;
  return mayCheckAnother(context.record) ? null : raiseOther(context);
}

/**
 * Whether the run may continue with another file of the same build once that is checked: Apple has no upload for
 * the first one, and no override was given for it.
 */
export function mayCheckAnother({ isReserved, openIntents, run }: RunRecord): boolean {
  const mayBeReserved = isReserved || openIntents.some(({ what }) => what === fileReservation);
  return !mayBeReserved && run.plan.overrides.length === 0;
}

/** The write after which Apple expects a certain file. */
// Not shown: the journal’s own name.
export const fileReservation = 'upload file';

/** The file that is there now, if its SHA-256 proves that it has the bytes that were checked. */
export async function recognize(context: StepContext): Promise<FileIdentity | null> {
  const { sha256, identity, run } = context.record;
  if (sha256 === null) return null;
  const { packagePath } = run.plan;
  try {
    const file = await settledAt(packagePath);
    if (file?.size !== identity?.size || !file) return null;
    const hash = await hashIn(context.uploadWorker, context.signal)(packagePath, file);
    if (hash !== sha256) return null;
    await context.note({ type: 'file-recognized', file });
    return file;
  } catch (thrown) {
    if (isChange(thrown)) return null;
    throw thrown;
  }
}

async function settledAt(path: string): Promise<FileIdentity | null> {
  const file = await open(path, 'r').catch(() => null);
  try {
    return file && (await settledIdentity(file));
  } finally {
    await file?.close();
  }
}

export function isChange(thrown: unknown): boolean {
  return thrown instanceof AppException && thrown.error.code === 'package-changed';
}

/** Stops the run, and reports the checked file, the current file and what Apple has. */
export async function raiseOther(context: StepContext, cause?: unknown): Promise<never> {
  const { record, packages, signal } = context;
  const { packagePath } = record.run.plan;
  const found = await packages.facts(packagePath, signal).then(
    ({ info }) => describe(info),
    () => message('error.package-changed.unreadable'),
  );
  signal.throwIfAborted();
  return raiseChanged(record, found, cause);
}

const buildFields = ['bundleId', 'version', 'buildNumber', 'platform'] as const;

/** Throws `package-changed` when the file that was just read is another build than the run's. */
export function assertSameBuild(record: RunRecord, found: PackageInfo): void {
  const begun = record.run.package;
  if (buildFields.some((field) => begun[field] !== found[field]))
    raiseChanged(record, describe(found));
}

function raiseChanged({ run }: RunRecord, found: Message, cause?: unknown): never {
  const { packagePath } = run.plan;
  const facts = { file: basename(packagePath), found, sent: sentText(run) };
  const expected = describe(run.package);
  return fail(
    'package-changed',
    isSameText(found, expected)
      ? message('error.package-changed.same-build', facts)
      : message('error.package-changed.other-build', { ...facts, expected }),
    { cause },
  );
}

function describe({ bundleId, version, buildNumber, size }: PackageInfo): Message {
  return message('error.package-changed.package', {
    app: bundleId ?? '',
    version: version ?? '',
    build: buildNumber ?? '',
    bytes: size,
  });
}
