import type { BetaGroup } from '#shared/domain/destination';
import type { PackageInfo } from '#shared/domain/package-info';
import type { BuildStates } from '#shared/domain/publish-run';
import { readAppOfBuild } from '../asc/apps';
import { listBetaGroups } from '../asc/beta-groups';
import { readBuild } from '../asc/builds';
import type { AscClient } from '../asc/client';
import { factsOfBuild } from '../build-notes/read-build-notes';

/** A build at App Store Connect that can be given to testers without its package. */
export interface BuildTarget {
  app: { id: string; name: string; primaryLocale: string | null };
  info: PackageInfo;
  isInternalOnly: boolean;
  states: BuildStates;
  /** Of its beta review; null without one. */
  reviewState: string | null;
  /** Those of its app, with the number of testers in each. */
  groups: BetaGroup[];
}

/** Of which app a build is, and the groups that it could be given to. Throws `app-not-found` and the like. */
export async function readTarget(client: AscClient, buildId: string): Promise<BuildTarget> {
  const [app, build] = await Promise.all([
    readAppOfBuild(client, buildId),
    readBuild(client, buildId),
  ]);
  return {
    app: { id: app.id, name: app.name, primaryLocale: app.primaryLocale },
    info: factsOfBuild(app, build),
    isInternalOnly: build.isInternalOnly,
    states: build.states,
    reviewState: build.review?.state ?? null,
    groups: await listBetaGroups(client, app.id),
  };
}
