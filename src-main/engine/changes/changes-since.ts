import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sameVersion } from '#shared/asc/version-numbers';
import type { Environment } from '#shared/domain/account';
import type { OpenedPackage } from '#shared/domain/opened-package';
import type { PackageInfo } from '#shared/domain/package-info';
import { type PackageChanges, PackageSummary } from '#shared/domain/package-summary';
import { sendsPackage } from '#shared/domain/publish-plan';
import type { PublishRun } from '#shared/domain/publish-run';
import type { RunLibrary } from '../publish/run-library';
import { parseJson } from '../storage/json-file';
import { comparePackages, summarize, summarizeFacts } from './compare-packages';

/** What is new in a package since the last published one of its app; null for the first one. */
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
    const record = await library.record(place.folder).catch(() => null);
    if (record === null || !isEarlier(record.run, info)) continue;
    const { run, traits } = record;
    if (traits !== null) return summarize({ info: run.package, traits });
    return (await readSummary(place.folder)) ?? summarizeFacts(run.package);
  }
  return null;
}

/** A published run of this app that sent another build. */
function isEarlier({ status, plan, package: sent }: PublishRun, info: PackageInfo): boolean {
  const isOfApp = sent.bundleId === info.bundleId && sent.platform === info.platform;
  const isSame =
    sameVersion(sent.version, info.version) && sameVersion(sent.buildNumber, info.buildNumber);
  return status.state === 'done' && sendsPackage(plan) && isOfApp && !isSame;
}

const summaryName = 'package.json';

/** Runs of an older Slipway have this file beside their journal; null for even older ones, or when it is damaged. */
async function readSummary(folder: string): Promise<PackageSummary | null> {
  const text = await readFile(join(folder, summaryName), 'utf8').catch(() => '');
  const parsed = PackageSummary.safeParse(parseJson(text));
  return parsed.success ? parsed.data : null;
}
