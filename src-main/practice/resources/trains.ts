import { isVisible } from '../world/build-lifecycle';
import type { PreReleaseVersionRow } from '../world/rows';
import { byId, type Moment } from '../world/state';
import { idsWhere, ownFields, resourceType, toMany, toOne } from './resource-type';

function buildsOf(train: PreReleaseVersionRow, moment: Moment): string[] {
  return idsWhere(
    moment.state.builds,
    (build) => build.preReleaseVersionId === train.id && isVisible(build, moment.now),
  );
}

/** A train is visible from its first build on. */
function isSeen(train: PreReleaseVersionRow, { state, now }: Moment): boolean {
  return state.builds.some(
    (build) => build.preReleaseVersionId === train.id && isVisible(build, now),
  );
}

export function seenTrains(moment: Moment): PreReleaseVersionRow[] {
  const { state, now } = moment;
  const seen = new Set<string>();
  for (const build of state.builds) if (isVisible(build, now)) seen.add(build.preReleaseVersionId);
  return state.preReleaseVersions.filter((train) => seen.has(train.id));
}

export const preReleaseVersions = resourceType<PreReleaseVersionRow>({
  name: 'preReleaseVersions',
  find(id, moment) {
    const train = byId(moment.state.preReleaseVersions, id);
    return train && isSeen(train, moment) ? train : undefined;
  },
  attributes: ownFields<PreReleaseVersionRow>('version', 'platform'),
  relationships: {
    builds: toMany('builds', buildsOf),
    app: toOne('apps', (train) => train.appId),
  },
});
