import type { Environment } from '#shared/domain/account';
import type { PackageInfo } from '#shared/domain/package-info';
import type { PackageChanges, PackageSummary } from '#shared/domain/package-summary';
import type { PublishRun } from '#shared/domain/publish-run';
import type { OpenedPackage } from '#shared/ipc-contract';
import type { RunLibrary } from '../publish/run-library';
import { comparePackages } from './compare-packages';
import { readSummary } from './kept-summary';
import { summarize, summarizeFacts } from './summarize';

/** What is new in a package since the last one of its app that was published; null for the first one. */
export async function changesSince(
  library: RunLibrary,
  environment: Environment,
  opened: Pick<OpenedPackage, 'info' | 'traits'>,
): Promise<PackageChanges | null> {
  const before = await lastPublished(library, environment, opened.info);
  if (!before) return null;
  const { version, buildNumber } = before;
  return {
    since: { version: version ?? '', buildNumber: buildNumber ?? '' },
    changes: comparePackages(before, summarize(opened)),
  };
}

async function lastPublished(
  library: RunLibrary,
  environment: Environment,
  info: PackageInfo,
): Promise<PackageSummary | null> {
  for (const place of await library.folders.all()) {
    if (place.environment !== environment) continue;
    const run = await library.run(place.folder).catch(() => null);
    if (run === null || !isEarlier(run, info)) continue;
    return (await readSummary(place.folder)) ?? summarizeFacts(run.package);
  }
  return null;
}

/** A published run of this app that sent another build. */
function isEarlier({ status, plan, package: sent }: PublishRun, info: PackageInfo): boolean {
  const isOfApp = sent.bundleId === info.bundleId && sent.platform === info.platform;
  const isSame = sent.version === info.version && sent.buildNumber === info.buildNumber;
  return status.state === 'done' && plan.scope !== 'skip-upload' && isOfApp && !isSame;
}
