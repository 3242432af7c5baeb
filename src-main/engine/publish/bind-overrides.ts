import { stat } from 'node:fs/promises';
import type { Override, PublishPlan } from '#shared/domain/publish-plan';
import { raise } from '#shared/errors';
import { assertSameFile, type FileIdentity, identityOf, isSameFile } from '../upload/file-identity';
import { runWorker } from '../upload/run-worker';

/** Takes the SHA-256 of the file, hex. */
export type TakeHash = (path: string, identity: FileIdentity) => Promise<string>;

/** In a thread of its own: a package can have gigabytes. */
export function hashIn(uploadWorker: URL, signal: AbortSignal): TakeHash {
  return async (path, identity) => {
    const order = { kind: 'hash', algorithm: 'sha256', path, identity } as const;
    const result = await runWorker(uploadWorker, order, { signal });
    return 'hash' in result ? result.hash : raise('unexpected', `${path} was not hashed.`);
  };
}

/**
 * Ties each override to the file that lies at the plan's path just now. One that was given for another file
 * does not hold: raises `override-other-package`.
 */
export async function bindOverrides(plan: PublishPlan, takeHash: TakeHash): Promise<PublishPlan> {
  if (plan.overrides.length === 0) return plan;
  const path = plan.packagePath;
  const file = identityOf(
    await stat(path).catch((cause: unknown) =>
      raise('package-not-found', `${path} cannot be looked at.`, { cause }),
    ),
  );
  const isHashed = plan.overrides.some((override) => override.package?.sha256 !== undefined);
  const sha256 = isHashed ? await takeHash(path, file) : null;
  const overrides = plan.overrides.map((override) => bind(override, file, sha256, path));
  return { ...plan, overrides };
}

function bind(
  override: Override,
  file: FileIdentity,
  sha256: string | null,
  path: string,
): Override {
  const given = override.package;
  const isOther =
    (given?.file && !isSameFile(given.file, file)) ||
    (given?.sha256 && given.sha256.toLowerCase() !== sha256);
  if (isOther) {
    raise(
      'override-other-package',
      `${override.code} was passed over for another file than ${path}.`,
    );
  }
  return { ...override, package: { ...given, file } };
}

/** Raises `package-changed` when the file is not the one that the plan's overrides were given for any more. */
export function assertBound({ overrides, packagePath }: PublishPlan, now: FileIdentity): void {
  for (const override of overrides) {
    if (override.package?.file) assertSameFile(override.package.file, now, packagePath);
  }
}

/** The same for whatever lies at the path; where nothing was passed over, nothing is looked at. */
export async function assertStillBound(plan: PublishPlan): Promise<void> {
  if (plan.overrides.length === 0) return;
  const stats = await stat(plan.packagePath).catch(() => null);
  // A file that is gone is said so by whoever reads it.
  if (stats) assertBound(plan, identityOf(stats));
}
