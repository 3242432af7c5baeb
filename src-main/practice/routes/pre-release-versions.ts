import { seenBuilds } from '../resources/builds';
import { seenTrains } from '../resources/trains';
import { isExpired, processingStateOf } from '../world/build-lifecycle';
import type { BuildRow, PreReleaseVersionRow } from '../world/rows';
import type { Moment } from '../world/state';
import { audienceTypes, platforms, processingStates } from './enum-values';
import { equals, hasAny, sortKey } from './filters';
import { instanceRoute, listRoute, relatedRoutes } from './read-routes';
import type { Route } from './route';

/** Filters trains by an attribute of one of their builds. */
function byBuild(read: (build: BuildRow, moment: Moment) => string, oneOf?: readonly string[]) {
  return hasAny<PreReleaseVersionRow>((train, moment) => {
    const builds = seenBuilds(moment).filter((build) => build.preReleaseVersionId === train.id);
    return builds.map((build) => read(build, moment));
  }, oneOf);
}

const includes = ['builds', 'app'];

export const preReleaseVersionRoutes: Route[] = [
  listRoute('preReleaseVersions', ({ moment }) => seenTrains(moment), {
    filters: {
      app: equals<PreReleaseVersionRow>((train) => train.appId),
      platform: equals<PreReleaseVersionRow>((train) => train.platform, platforms),
      version: equals<PreReleaseVersionRow>((train) => train.version),
      builds: byBuild((build) => build.id),
      'builds.version': byBuild((build) => build.version),
      'builds.buildAudienceType': byBuild((build) => build.buildAudienceType, audienceTypes),
      'builds.expired': byBuild(
        (build, { now }) => String(isExpired(build, now)),
        ['true', 'false'],
      ),
      'builds.processingState': byBuild(
        (build, { now }) => processingStateOf(build, now),
        processingStates,
      ),
    },
    sorts: { version: sortKey<PreReleaseVersionRow>((train) => train.version) },
    includes,
  }),
  instanceRoute('preReleaseVersions', { includes }),
  ...relatedRoutes('preReleaseVersions', 'app'),
  ...relatedRoutes('preReleaseVersions', 'builds'),
];
