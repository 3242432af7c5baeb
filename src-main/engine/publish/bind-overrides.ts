import type { Override, PackageMark, PublishPlan } from '#shared/domain/publish-plan';
import { fail } from '#shared/errors';
import { message } from '#shared/words/message';
import { type FileIdentity, isSameFile } from '../storage/file-identity';
import { runWorker } from '../upload/run-worker';

/** Takes the SHA-256 of the file, hex. */
export type TakeHash = (path: string, identity: FileIdentity) => Promise<string>;

/** In a worker thread: a package can be gigabytes in size. */
export function hashIn(uploadWorker: URL, signal: AbortSignal): TakeHash {
  return (path, identity) =>
    runWorker(uploadWorker, 'hash', { algorithm: 'sha256', path, identity }, { signal });
}

/**
 * Ties the plan to the file that was just read at its path. Throws `package-changed` when the plan was made for another
 * one, and `override-other-package` when an override was given for another one.
 */
export async function bindPlan(
  plan: PublishPlan,
  file: FileIdentity,
  takeHash: TakeHash,
): Promise<PublishPlan> {
  const path = plan.packagePath;
  const marks = [plan.package, ...plan.overrides.map((override) => override.package)];
  const isHashed = marks.some((mark) => mark?.sha256 !== undefined);
  const sha256 = isHashed ? await takeHash(path, file) : null;
  if (!isMeant(plan.package, file, sha256)) {
    fail('package-changed', message('error.package-changed.before-run', { path }), {
      whatToDo: message('error.package-changed.fix-before-run'),
    });
  }
  const overrides = plan.overrides.map((override) => bind(override, file, sha256, path));
  return { ...plan, overrides };
}

/** What is given must match; if nothing is given, any file will do. */
function isMeant(
  mark: PackageMark | undefined,
  file: FileIdentity,
  sha256: string | null,
): boolean {
  if (mark?.file && !isSameFile(mark.file, file)) return false;
  return mark?.sha256 === undefined || mark.sha256.toLowerCase() === sha256;
}

function bind(
  override: Override,
  file: FileIdentity,
  sha256: string | null,
  path: string,
): Override {
  const given = override.package;
  if (!isMeant(given, file, sha256)) {
    fail(
      'override-other-package',
      message('error.override-other-package.detail', { code: override.code, path }),
    );
  }
  return { ...override, package: { ...given, file } };
}
